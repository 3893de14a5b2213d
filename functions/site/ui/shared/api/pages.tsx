/** A list that is shown page by page: the first one as a resource, further ones behind a button. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useAct } from "../act";
import { sentence } from "../ui/form";
import { type Resource, useResource } from "./resource";

interface Page<Row> {
  rows: readonly Row[];
  cursor: string | null;
}

interface Pages<Row> {
  first: Resource<Page<Row>>;
  /** All rows that were loaded so far. */
  rows: readonly Row[];
  /** A button with these words that loads the next page; nothing on the last one. */
  more: (words: ComponentChildren) => ComponentChildren;
}

/**
 * Load the first page with `load`, and again whenever `key` changes.
 *
 * @param load returns the rows from a cursor on, without one from the beginning.
 */
export function usePages<Row>(key: string, load: (cursor?: string) => Promise<Page<Row>>): Pages<Row> {
  const further = useSignal<(Page<Row> & { of: string }) | undefined>(undefined);
  const first = useResource(key, () => load());
  const behind = further.value?.of === key ? further.value : undefined;
  const rows = [...(first.data.value?.rows ?? []), ...(behind?.rows ?? [])];
  const cursor = behind ? behind.cursor : first.data.value?.cursor;
  const { problem, working, run } = useAct(async (from: string) => {
    const found = await load(from);
    const before = behind?.rows ?? [];
    further.value = { of: key, rows: [...before, ...found.rows], cursor: found.cursor };
  });
  const more = (words: ComponentChildren) =>
    cursor && (
      <div>
        {problem.value && (
          <p class="error" role="alert">
            {sentence(problem.value)}
          </p>
        )}
        <button type="button" aria-disabled={working.value} onClick={() => run(cursor)}>
          {words}
        </button>
      </div>
    );
  return { first, rows, more };
}
