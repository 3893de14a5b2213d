/** The seat layout editor: a grid to click or to walk by arrow keys; each step can be undone. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Labelled, useField } from "@/ui/form";
import { t } from "../../texts";
import { Sign } from "./drawing";
import {
  type Cell,
  cellAt,
  KINDS,
  type Kind,
  MOST_COLUMNS,
  MOST_ROWS,
  moved,
  type Place,
  seatsOf,
  withColumn,
  withKind,
  withLabel,
  withoutColumn,
  withoutRow,
  withRow,
} from "./grid";
import type { History } from "./history";

type Brush = Kind | "choose";
const BRUSHES = ["choose", ...KINDS] as const;

const STEPS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -MOST_COLUMNS],
  End: [0, MOST_COLUMNS],
};

export function Editor({ history }: { history: History }) {
  const grid = history.now.value;
  const brush = useSignal<Brush>("seat");
  const chosen = useSignal<Place>({ row: 0, column: 0 });
  const place = moved(grid, chosen.value, 0, 0);
  const box = useRef<HTMLDivElement>(null);
  const whole = useField("/layout", undefined);
  const choose = (to: Place) => {
    chosen.value = to;
  };
  /** The focus goes there at once, so that the next key finds it, and the focused place is the chosen one. */
  const walk = ({ row, column }: Place) => {
    const cell = box.current?.children[row]?.children[column];
    if (cell instanceof HTMLElement) cell.focus();
  };
  const paint = (at: Place, kind: Brush) => {
    choose(at);
    if (kind !== "choose") history.change(withKind(history.now.value, at, kind));
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const kind = KINDS[Number(event.key) - 1];
    if (step) {
      walk(moved(history.now.value, chosen.value, ...step));
    } else if (kind && !event.ctrlKey && !event.metaKey && !event.altKey) {
      paint(moved(history.now.value, chosen.value, 0, 0), kind);
    } else return;
    event.preventDefault();
  };
  const undoKeys = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === "z") (event.shiftKey ? history.redo : history.undo)();
    else if (key === "y") history.redo();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of undo work in all of the editor; buttons do the same.
    <div class="editor" onKeyDown={undoKeys}>
      <Brushes brush={brush.value} choose={(next) => (brush.value = next)} />
      <div class="bench">
        <div class="plan">
          <p class="hint" id={`${whole.id}-keys`}>
            {t("layout.keys")}
          </p>
          {whole.error && (
            <p class="error" id={`${whole.id}-error`}>
              {whole.error}
            </p>
          )}
          <div class="body">
            <span class="front">{t("layout.front")}</span>
            {/* biome-ignore lint/a11y/useSemanticElements: a grid of things to change is no table of data. */}
            <div
              class="rows"
              role="grid"
              tabIndex={-1}
              id={whole.id}
              aria-label={t("layout.title")}
              aria-describedby={`${whole.id}-keys`}
              ref={box}
              onKeyDown={press}
            >
              {grid.map((row, at) => (
                // biome-ignore lint/a11y/useSemanticElements: as above.
                // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus.
                <div class="row" role="row" key={at}>
                  {row.map((cell, column) => (
                    <Square
                      key={column}
                      cell={cell}
                      place={{ row: at, column }}
                      chosen={at === place.row && column === place.column}
                      onChoose={choose}
                      onPaint={(to) => paint(to, brush.value)}
                    />
                  ))}
                </div>
              ))}
            </div>
          </div>
        </div>
        <Chosen history={history} place={place} choose={choose} />
      </div>
    </div>
  );
}

function Brushes({ brush, choose }: { brush: Brush; choose: (brush: Brush) => void }) {
  return (
    <fieldset class="brushes">
      <legend>{t("layout.brush")}</legend>
      {BRUSHES.map((each, number) => (
        <label key={each}>
          <input type="radio" name="brush" checked={each === brush} onChange={() => choose(each)} />
          {each !== "choose" && (
            <span class={`cell small ${each}`} aria-hidden="true">
              {each !== "seat" && <Sign cell={{ kind: each, label: "" }} />}
            </span>
          )}
          {t(`layout.kind.${each}`)}
          {each !== "choose" && <kbd>{number}</kbd>}
        </label>
      ))}
    </fieldset>
  );
}

interface SquareProps {
  cell: Cell;
  place: Place;
  chosen: boolean;
  onChoose: (place: Place) => void;
  onPaint: (place: Place) => void;
}

/** A cell in words: `Row 2, place 3: seat 1B`. */
const words = (cell: Cell, { row, column }: Place): string =>
  t("layout.cell", {
    row: row + 1,
    column: column + 1,
    what: `${t(`layout.kind.${cell.kind}`)} ${cell.label}`.trim(),
  });

function Square({ cell, place, chosen, onChoose, onPaint }: SquareProps) {
  const { error, attributes } = useField(`/layout/${place.row}/${place.column}`, undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of a grid that acts.
    <button
      {...attributes}
      type="button"
      role="gridcell"
      class={`cell ${cell.kind}${chosen ? " chosen" : ""}${error ? " wrong" : ""}`}
      tabIndex={chosen ? 0 : -1}
      aria-selected={chosen}
      aria-label={words(cell, place)}
      onFocus={() => onChoose(place)}
      onClick={() => onPaint(place)}
    >
      <Sign cell={cell} />
      {error && (
        <span class="unseen" id={`${attributes.id}-error`}>
          {error}
        </span>
      )}
    </button>
  );
}

interface ChosenProps {
  history: History;
  place: Place;
  choose: (place: Place) => void;
}

/** What can be done at the chosen place, and with the drawing as a whole. */
function Chosen({ history, place, choose }: ChosenProps) {
  const grid = history.now.value;
  const cell = cellAt(grid, place);
  const { change } = history;
  const width = grid[0]?.length ?? 0;
  const field = useField(`/layout/${place.row}/${place.column}`, undefined);
  const remove = (next: typeof grid) => {
    change(next);
    choose(moved(next, place, 0, 0));
  };
  const rename = (typed: string) => {
    const label = typed.trim().toUpperCase();
    if (label !== cell?.label) change(withLabel(grid, place, label));
  };
  const labels = cell?.kind === "seat" || cell?.kind === "blocked";
  return (
    <div class="at-place">
      <p class="count" role="status">
        {t("layout.seats", { count: seatsOf(grid) })}
      </p>
      <div class="actions">
        <Tool name="layout.undo" can={history.canUndo} act={history.undo} />
        <Tool name="layout.redo" can={history.canRedo} act={history.redo} />
      </div>
      <h2>{cell && words(cell, place)}</h2>
      {labels && (
        <Labelled
          id="layout-label"
          label={t("layout.label")}
          hint={cell.own ? undefined : t("layout.automatic")}
          error={field.error}
        >
          <input
            id="layout-label"
            class="short"
            maxLength={4}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={Boolean(field.error)}
            value={cell.label}
            onChange={(event) => rename(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              rename(event.currentTarget.value);
            }}
          />
        </Labelled>
      )}
      <div class="tools">
        <Tool
          name="layout.addRow"
          can={grid.length < MOST_ROWS}
          act={() => change(withRow(grid, place.row))}
        />
        <Tool name="layout.removeRow" can={grid.length > 1} act={() => remove(withoutRow(grid, place.row))} />
        <Tool
          name="layout.addColumn"
          can={width < MOST_COLUMNS}
          act={() => change(withColumn(grid, place.column))}
        />
        <Tool
          name="layout.removeColumn"
          can={width > 1}
          act={() => remove(withoutColumn(grid, place.column))}
        />
      </div>
    </div>
  );
}

interface ToolProps {
  name:
    | "layout.undo"
    | "layout.redo"
    | "layout.addRow"
    | "layout.removeRow"
    | "layout.addColumn"
    | "layout.removeColumn";
  can: boolean;
  act: () => void;
}

/** A button that keeps its focus when there is nothing more for it to do. */
function Tool({ name, can, act }: ToolProps) {
  return (
    <button type="button" aria-disabled={!can} onClick={() => can && act()}>
      {t(name)}
    </button>
  );
}
