/** A bus seen from above, its front at the top: to look at, with what its signs mean. */
import { t } from "../../texts";
import { type Cell, classesOf, type Grid, KINDS, type Kind, seatsOf } from "./grid";
import { busClass, shortClass } from "./words";
import "./plan.css";

const SIGNS: Partial<Record<Kind, string>> = {
  driver:
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM4 10l6 1M20 10l-6 1M12 14v7",
  door: "M6 21V4l9-1v18M4 21h16M12 12h.01",
  blocked: "M6 6l12 12M18 6L6 18",
};

/** The style of a cell: a seat with a class of its own has another edge, besides its word. */
export const looks = ({ kind, seatClass }: Cell): string =>
  `cell ${kind}${kind === "seat" && seatClass ? " own-class" : ""}`;

/** The sign of a kind; a seat shows its label instead, and its class if that is not the bus's. */
export function Sign({ cell }: { cell: Cell }) {
  if (cell.kind === "seat") {
    return (
      <>
        <span>{cell.label || "?"}</span>
        {cell.seatClass && <span data-short={shortClass(cell.seatClass)} />}
      </>
    );
  }
  const path = SIGNS[cell.kind];
  if (!path) return null;
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export function Drawing({ grid }: { grid: Grid }) {
  const classes = [...classesOf(grid)].map(([name, count]) => `${busClass(name)}: ${count}`);
  const words = [t("layout.drawing", { count: seatsOf(grid), rows: grid.length }), ...classes].join("; ");
  return (
    <figure class="plan">
      <div class="body" role="img" aria-label={words}>
        <span class="front">{t("layout.front")}</span>
        {grid.map((row, at) => (
          <div class="row" key={at}>
            {row.map((cell, place) => (
              <span class={looks(cell)} key={place}>
                <Sign cell={cell} />
              </span>
            ))}
          </div>
        ))}
      </div>
      <Legend grid={grid} />
    </figure>
  );
}

function Legend({ grid }: { grid: Grid }) {
  const there = new Set(grid.flat().map(({ kind }) => kind));
  return (
    <figcaption class="legend">
      {KINDS.filter((kind) => kind !== "aisle" && there.has(kind)).map((kind) => (
        <span key={kind}>
          <span class={`cell small ${kind}`} aria-hidden="true">
            {kind !== "seat" && <Sign cell={{ kind, label: "" }} />}
          </span>
          {t(`layout.kind.${kind}`)}
        </span>
      ))}
      {[...classesOf(grid).keys()].map((name) => (
        <span key={name}>
          <ClassSample name={name} />
          {t("layout.classSeat", { name: busClass(name) })}
        </span>
      ))}
    </figcaption>
  );
}

/** A small seat of a class, as it looks in the drawing. */
export function ClassSample({ name }: { name: string }) {
  return (
    <span class="cell small seat own-class" aria-hidden="true">
      {shortClass(name)}
    </span>
  );
}
