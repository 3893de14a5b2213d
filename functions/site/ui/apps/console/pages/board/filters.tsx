/** Which trips of the day are shown; what is chosen stands in the address. */
import type { Here } from "../../here";
import { t } from "../../texts";
import { routeOf } from "../../trip-state";
import type { Filter, Row } from "./attention";

const STATES = ["DRAFT", "PUBLISHED", "BOARDING", "DEPARTED", "ARRIVED", "RECONCILED", "CANCELLED"] as const;

type Options = [value: string, words: string][];

const distinct = (pairs: Options): Options =>
  [...new Map(pairs).entries()].sort(([, one], [, other]) => one.localeCompare(other));

export const filterOf = ({ query }: Here): Filter => ({
  status: query.status ?? "",
  route: query.route ?? "",
  who: query.who ?? "",
  text: query.q ?? "",
});

export const isSet = (filter: Filter): boolean => Object.values(filter).some(Boolean);
export const NONE = { status: undefined, route: undefined, who: undefined, q: undefined };

export function Filters({ rows, here }: { rows: readonly Row[]; here: Here }) {
  const filter = filterOf(here);
  const routes = distinct(rows.map((row) => [row.route_id, routeOf(row)]));
  const buses = distinct(rows.map((row) => [row.bus_id, row.plate]));
  const drivers = distinct(
    rows.flatMap((row) => (row.driver ? [[row.driver_id, row.driver]] : []) as Options),
  );
  const change = (name: string) => (event: Event) =>
    here.go({ [name]: (event.currentTarget as HTMLInputElement).value }, true);
  return (
    <search class="board-filters">
      <input
        type="search"
        aria-label={t("board.find")}
        placeholder={t("board.find")}
        value={filter.text}
        onInput={change("q")}
      />
      <select aria-label={t("board.status")} value={filter.status} onChange={change("status")}>
        <option value="">{t("board.everyStatus")}</option>
        {STATES.map((status) => (
          <option key={status} value={status}>
            {t(`trip.status.${status}`)}
          </option>
        ))}
      </select>
      <select aria-label={t("board.route")} value={filter.route} onChange={change("route")}>
        <option value="">{t("board.everyRoute")}</option>
        <Choices options={routes} />
      </select>
      <select aria-label={t("board.busOrDriver")} value={filter.who} onChange={change("who")}>
        <option value="">{t("board.everyBus")}</option>
        <optgroup label={t("board.bus")}>
          <Choices options={buses} />
        </optgroup>
        <optgroup label={t("board.driver")}>
          <Choices options={drivers} />
        </optgroup>
      </select>
    </search>
  );
}

function Choices({ options }: { options: Options }) {
  return options.map(([value, words]) => (
    <option key={value} value={value}>
      {words}
    </option>
  ));
}
