/** The seat layout editor: a grid to click or to walk by arrow keys; each step can be undone. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useField } from "@/ui/form";
import { t } from "../../texts";
import { type Brush, Brushes, KEYS } from "./brushes";
import { Chosen, cellWords } from "./chosen";
import { looks, Sign } from "./drawing";
import { type Cell, MOST_COLUMNS, moved, type Place, withKind, withSeat } from "./grid";
import type { History } from "./history";

const STEPS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -MOST_COLUMNS],
  End: [0, MOST_COLUMNS],
};

interface EditorProps {
  history: History;
  /** The class of the seats that have none of their own. */
  busClass: string;
}

export function Editor({ history, busClass }: EditorProps) {
  const grid = history.now.value;
  const brush = useSignal<Brush>("seat");
  /** What the brush for a class gives; the class that was chosen last. */
  const seatClass = useSignal(busClass === "vip" ? "standard" : "vip");
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
  const paint = (at: Place, by: Brush) => {
    choose(at);
    const now = history.now.value;
    if (by === "class") history.change(withSeat(now, at, seatClass.value));
    else if (by !== "choose") history.change(withKind(now, at, by));
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const by = KEYS[Number(event.key) - 1];
    if (step) {
      walk(moved(history.now.value, chosen.value, ...step));
    } else if (by && !event.ctrlKey && !event.metaKey && !event.altKey) {
      paint(moved(history.now.value, chosen.value, 0, 0), by);
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
      <Brushes
        brush={brush.value}
        seatClass={seatClass.value}
        choose={(next) => {
          brush.value = next;
        }}
      />
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
        <Chosen
          history={history}
          place={place}
          choose={choose}
          busClass={busClass}
          onClass={(name) => {
            seatClass.value = name;
          }}
        />
      </div>
    </div>
  );
}

interface SquareProps {
  cell: Cell;
  place: Place;
  chosen: boolean;
  onChoose: (place: Place) => void;
  onPaint: (place: Place) => void;
}

function Square({ cell, place, chosen, onChoose, onPaint }: SquareProps) {
  const { error, attributes } = useField(`/layout/${place.row}/${place.column}`, undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of a grid that acts.
    <button
      {...attributes}
      type="button"
      role="gridcell"
      class={`${looks(cell)}${chosen ? " chosen" : ""}${error ? " wrong" : ""}`}
      tabIndex={chosen ? 0 : -1}
      aria-selected={chosen}
      aria-label={cellWords(cell, place)}
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
