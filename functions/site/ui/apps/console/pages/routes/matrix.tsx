/** A route's fares: from the rows to the columns. Cells are filled one by one, or pasted from a spreadsheet. */
import type { Signal } from "@preact/signals";
import { t } from "../../texts";
import type { Route } from "./data";
import { amountOf, read } from "./data";
import "./matrix.css";

/** What is typed, by `from_to`. */
export type Typed = Readonly<Record<string, string>>;

export const cell = (from: number, to: number): string => `${from}_${to}`;

/** The pairs of stops of a route, in the order of the API. */
export const pairs = (stops: number): [from: number, to: number][] =>
  Array.from({ length: stops }, (_, from) =>
    Array.from({ length: stops - from - 1 }, (_, more): [number, number] => [from, from + 1 + more]),
  ).flat();

export const faresOf = (typed: Typed, stops: number, currency: string) =>
  pairs(stops).map(([from_stop, to_stop]) => ({
    from_stop,
    to_stop,
    amount: amountOf(typed[cell(from_stop, to_stop)] ?? "", currency),
  }));

interface MatrixProps {
  route: Pick<Route, "stops" | "currency" | "warnings">;
  fares: ReadonlyMap<string, number | null>;
}

const dear = (route: MatrixProps["route"]) =>
  new Map(
    route.warnings
      .filter((each) => !each.bus_class)
      .map((each) => [cell(each.from_stop, each.to_stop), each.detail]),
  );

/** The fares to read. */
export function Matrix({ route, fares }: MatrixProps) {
  const warned = dear(route);
  return (
    <Grid route={route}>
      {(from, to) => {
        const key = cell(from, to);
        const warning = warned.get(key);
        return (
          <span {...(warning && { class: "doubtful", title: warning })}>
            {read(fares.get(key) ?? null, route.currency)}
          </span>
        );
      }}
    </Grid>
  );
}

interface EditorProps {
  route: MatrixProps["route"];
  typed: Signal<Typed>;
}

/** The fares to fill in; the arrow keys go from cell to cell. */
export function MatrixEditor({ route, typed }: EditorProps) {
  const count = route.stops.length;
  const paste = (from: number, to: number, text: string): boolean => {
    const rows = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
    if (rows.length === 1 && !rows[0]?.includes("\t")) return false;
    const filled: Record<string, string> = {};
    rows.forEach((row, down) => {
      row.split("\t").forEach((value, right) => {
        if (to + right > from + down && to + right < count)
          filled[cell(from + down, to + right)] = value.trim();
      });
    });
    typed.value = { ...typed.value, ...filled };
    return true;
  };
  return (
    <Grid route={route}>
      {(from, to) => {
        const key = cell(from, to);
        return (
          <input
            id={`fare-${key}`}
            inputMode="decimal"
            autocomplete="off"
            aria-label={t("fares.cell", {
              from: route.stops[from]?.name ?? "",
              to: route.stops[to]?.name ?? "",
              currency: route.currency,
            })}
            value={typed.value[key] ?? ""}
            onInput={(event) => {
              typed.value = { ...typed.value, [key]: event.currentTarget.value };
            }}
            onPaste={(event) => {
              if (paste(from, to, event.clipboardData?.getData("text") ?? "")) event.preventDefault();
            }}
            onKeyDown={(event) => {
              const next = neighbour(event.key, from, to);
              const input = next && document.getElementById(`fare-${next}`);
              if (!input) return;
              event.preventDefault();
              input.focus();
            }}
          />
        );
      }}
    </Grid>
  );
}

const neighbour = (key: string, from: number, to: number): string | undefined =>
  ({ ArrowUp: cell(from - 1, to), ArrowDown: cell(from + 1, to), Enter: cell(from + 1, to) })[key];

interface GridProps {
  route: MatrixProps["route"];
  children: (from: number, to: number) => preact.ComponentChild;
}

function Grid({ route, children }: GridProps) {
  const { stops, currency } = route;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="scroll" tabIndex={0} aria-label={t("fares.matrix", { currency })}>
      <table class="matrix">
        <caption class="unseen">{t("fares.matrix", { currency })}</caption>
        <thead>
          <tr>
            <td />
            {stops.slice(1).map((stop) => (
              <th key={stop.station_id} scope="col">
                {stop.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stops.slice(0, -1).map((stop, from) => (
            <tr key={stop.station_id}>
              <th scope="row">{stop.name}</th>
              {stops.slice(1).map((other, place) => (
                <td key={other.station_id} class="number">
                  {place >= from ? children(from, place + 1) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
