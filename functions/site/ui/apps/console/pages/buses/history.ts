/** What is drawn, with its steps back and forth. */
import { type Signal, useSignal } from "@preact/signals";
import type { Grid } from "./grid";

export interface History {
  now: Signal<Grid>;
  change: (next: Grid) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
}

const MOST_STEPS = 200;

export function useHistory(initial: () => Grid): History {
  const now = useSignal<Grid>([]);
  const before = useSignal<readonly Grid[]>([]);
  const after = useSignal<readonly Grid[]>([]);
  if (!now.peek().length) now.value = initial();
  const change = (next: Grid) => {
    if (next === now.value) return;
    before.value = [...before.value, now.value].slice(-MOST_STEPS);
    after.value = [];
    now.value = next;
  };
  const step = (from: Signal<readonly Grid[]>, to: Signal<readonly Grid[]>) => {
    const grid = from.value.at(-1);
    if (!grid) return;
    to.value = [...to.value, now.value];
    from.value = from.value.slice(0, -1);
    now.value = grid;
  };
  return {
    now,
    change,
    undo: () => step(before, after),
    redo: () => step(after, before),
    canUndo: before.value.length > 0,
    canRedo: after.value.length > 0,
  };
}
