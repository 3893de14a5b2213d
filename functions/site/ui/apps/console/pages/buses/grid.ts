/** A bus's layout while it is drawn: pure. The first row is the front; automatic labels follow row and letter. */
import type { components } from "@/api/schema.gen";

export type Drawn = components["schemas"]["BusView"]["layout"];
export type Kind = components["schemas"]["CellKind"];

export const KINDS = ["seat", "aisle", "door", "driver", "blocked"] as const satisfies readonly Kind[];

export interface Cell {
  kind: Kind;
  label: string;
  /** The class of a seat that has another one than its bus. */
  seatClass?: string;
  /** Whether a person gave the label, so that it stays when rows come and go. */
  own?: boolean;
}
export type Grid = readonly (readonly Cell[])[];

export interface Place {
  row: number;
  column: number;
}

export const MOST_ROWS = 30;
export const MOST_COLUMNS = 10;
const LETTERS = "ABCDEFGHIJ";
const EMPTY_ROWS = 8;
const EMPTY_COLUMNS = 5;

const hasLabel = (kind: Kind): boolean => kind === "seat" || kind === "blocked";

/** Give every seat without a label of its own one: the rows with seats by number, the seats of a row by letter. */
export function labelled(grid: Grid): Grid {
  const taken = new Set(grid.flat().flatMap((cell) => (cell.own ? [cell.label] : [])));
  let number = 1;
  return grid.map((row) => {
    let letter = 0;
    const next = row.map((cell): Cell => {
      if (!hasLabel(cell.kind)) return { kind: cell.kind, label: "" };
      let label = `${number}${LETTERS[letter++]}`;
      if (cell.own) return cell;
      while (taken.has(label) && letter < LETTERS.length) label = `${number}${LETTERS[letter++]}`;
      return { ...cell, label };
    });
    if (letter) number += 1;
    return next;
  });
}

/** Read a layout of the API. A label that is not the automatic one is somebody's own. */
export function read(layout: Drawn): Grid {
  const plain = layout.map((row) =>
    row.map(
      (cell): Cell => ({
        kind: cell.kind as Kind,
        label: String(cell.label ?? ""),
        ...(cell.seat_class ? { seatClass: String(cell.seat_class) } : {}),
      }),
    ),
  );
  const automatic = labelled(plain);
  return plain.map((row, at) =>
    row.map((cell, place) => (cell.label === automatic[at]?.[place]?.label ? cell : { ...cell, own: true })),
  );
}

/** Return a grid as the API takes it. */
export const written = (grid: Grid): { kind: Kind; label: string; seat_class: string | null }[][] =>
  grid.map((row) =>
    row.map(({ kind, label, seatClass }) => ({ kind, label, seat_class: seatClass ?? null })),
  );

/** A bus with a driver, a door and no seat yet. */
export function empty(): Grid {
  const row = (): Cell[] => Array.from({ length: EMPTY_COLUMNS }, () => ({ kind: "aisle", label: "" }));
  const rows = Array.from({ length: EMPTY_ROWS }, row);
  rows[0]?.splice(0, 1, { kind: "driver", label: "" });
  rows[0]?.splice(EMPTY_COLUMNS - 1, 1, { kind: "door", label: "" });
  return rows;
}

export const seatsOf = (grid: Grid): number => grid.flat().filter(({ kind }) => kind === "seat").length;

/** The classes of seats that are not that of the bus, each with the number of its seats. */
export function classesOf(grid: Grid): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { kind, seatClass } of grid.flat()) {
    if (kind === "seat" && seatClass) found.set(seatClass, (found.get(seatClass) ?? 0) + 1);
  }
  return found;
}

export const cellAt = (grid: Grid, { row, column }: Place): Cell | undefined => grid[row]?.[column];

/** Return the place that lies so far away, or the nearest one inside the bus. */
export const moved = (grid: Grid, from: Place, rows: number, columns: number): Place => ({
  row: Math.min(Math.max(from.row + rows, 0), grid.length - 1),
  column: Math.min(Math.max(from.column + columns, 0), (grid[0]?.length ?? 1) - 1),
});

const changed = (grid: Grid, at: Place, cell: Cell): Grid =>
  labelled(
    grid.map((row, number) =>
      number === at.row ? row.map((each, place) => (place === at.column ? cell : each)) : row,
    ),
  );

/** Make a place something else. A seat that is made a seat again gets the class of its bus. */
export function withKind(grid: Grid, at: Place, kind: Kind): Grid {
  const cell = cellAt(grid, at);
  if (cell?.kind !== kind) return changed(grid, at, { kind, label: "" });
  return kind === "seat" ? withClass(grid, at, "") : grid;
}

/** Make a place a seat of a class. */
export const withSeat = (grid: Grid, at: Place, seatClass: string): Grid =>
  withClass(cellAt(grid, at)?.kind === "seat" ? grid : withKind(grid, at, "seat"), at, seatClass);

/** Give a seat, or a blocked one, a class; an empty one is the class of its bus. */
export function withClass(grid: Grid, at: Place, seatClass: string): Grid {
  const cell = cellAt(grid, at);
  if (!cell || (cell.seatClass ?? "") === seatClass) return grid;
  const { seatClass: _, ...seat } = cell;
  return changed(grid, at, seatClass ? { ...seat, seatClass } : seat);
}

/** Give a seat a label of its own; an empty one makes it automatic again. */
export function withLabel(grid: Grid, at: Place, label: string): Grid {
  const { own: _, ...cell } = cellAt(grid, at) ?? { kind: "seat" };
  return changed(grid, at, label ? { ...cell, label, own: true } : { ...cell, label: "" });
}

const fresh = ({ own: _, ...cell }: Cell): Cell => ({ ...cell, label: "" });

/** Put a row like the one at `row` behind it. */
export function withRow(grid: Grid, row: number): Grid {
  const copy = (grid[row] ?? []).map(fresh);
  return labelled([...grid.slice(0, row + 1), copy, ...grid.slice(row + 1)]);
}

/** Put a column of aisle at the right of `column`. */
export const withColumn = (grid: Grid, column: number): Grid =>
  labelled(
    grid.map((row) => [...row.slice(0, column + 1), { kind: "aisle", label: "" }, ...row.slice(column + 1)]),
  );

export const withoutRow = (grid: Grid, row: number): Grid => labelled(grid.filter((_, at) => at !== row));

export const withoutColumn = (grid: Grid, column: number): Grid =>
  labelled(grid.map((row) => row.filter((_, at) => at !== column)));
