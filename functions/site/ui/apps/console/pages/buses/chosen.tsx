/** The chosen place of a seat layout: its label, its class, and the rows and columns around it. */
import { Labelled, useField } from "@/ui/form";
import { t } from "../../texts";
import { ClassChoice } from "./class-choice";
import {
  type Cell,
  cellAt,
  classesOf,
  MOST_COLUMNS,
  MOST_ROWS,
  moved,
  type Place,
  seatsOf,
  withClass,
  withColumn,
  withLabel,
  withoutColumn,
  withoutRow,
  withRow,
} from "./grid";
import type { History } from "./history";
import { busClass as classWords } from "./words";

/** A cell in words: `Row 2, place 3: Seat 1B, VIP`. */
export const cellWords = (cell: Cell, { row, column }: Place): string => {
  const what = `${t(`layout.kind.${cell.kind}`)} ${cell.label}`.trim();
  const own = cell.seatClass ? `, ${classWords(cell.seatClass)}` : "";
  return t("layout.cell", { row: row + 1, column: column + 1, what: what + own });
};

interface ChosenProps {
  history: History;
  place: Place;
  choose: (place: Place) => void;
  busClass: string;
  /** A class was chosen for the seat. */
  onClass: (name: string) => void;
}

/** What can be done at the chosen place, and with the drawing as a whole. */
export function Chosen({ history, place, choose, busClass, onClass }: ChosenProps) {
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
      <h2>{cell && cellWords(cell, place)}</h2>
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
      {labels && (
        <ClassChoice
          key={`${place.row} ${place.column}`}
          value={cell.seatClass ?? ""}
          busClass={busClass}
          used={[...classesOf(grid).keys()]}
          onValue={(name) => {
            if (name) onClass(name);
            change(withClass(grid, place, name));
          }}
        />
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
