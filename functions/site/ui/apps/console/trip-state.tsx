/** How a trip stands, in a word and a shape; colour only underlines it. */
import type { components } from "@/api/schema.gen";
import { time } from "@/i18n/format";
import { t } from "./texts";
import "./trip-state.css";

type Status = components["schemas"]["TripStatus"];
type Row = components["schemas"]["TripRow"];
type Detail = components["schemas"]["TripDetail"];
type Load = components["schemas"]["LoadView"];

const SHAPES: Record<Status, readonly [shape: string, kind: string]> = {
  DRAFT: ["◌", ""],
  PUBLISHED: ["●", "accent"],
  BOARDING: ["◐", "good"],
  DEPARTED: ["▶", "good"],
  ARRIVED: ["■", ""],
  RECONCILED: ["■", ""],
  CANCELLED: ["✕", "bad"],
};

/** The shape of a status, and the kind of its colours. */
export const shapeOf = (status: Status): readonly [shape: string, kind: string] => SHAPES[status];

/** A trip's route by its name, else by its ends. */
export const routeOf = (row: Row): string => row.route || `${row.origin} → ${row.destination}`;
export const routeOfDetail = ({ trip, stops }: Detail): string =>
  trip.route || `${stops[0]?.name} → ${stops.at(-1)?.name}`;

/** What a trip is called: its time and its route. */
export const nameOf = (found: Detail): string => `${time(found.trip.departure_at)} ${routeOfDetail(found)}`;

export function TripState({ status }: { status: Status }) {
  const [shape, kind] = SHAPES[status];
  return (
    <span class={`tag ${kind}`}>
      <span aria-hidden="true">{shape}</span>
      {t(`trip.status.${status}`)}
    </span>
  );
}

export function Delay({ minutes }: { minutes: number }) {
  if (!minutes) return <span class="quiet">{t("trip.onTime")}</span>;
  return (
    <span class="tag warn">
      <span aria-hidden="true">▲</span>
      {t("trip.late", { count: minutes })}
    </span>
  );
}

export function Sold({ load, of }: { load: Load | null; of: string }) {
  if (!load) return <span class="quiet">{t("trip.notOnSale")}</span>;
  const words = t("trip.soldOf", { sold: load.sold, seats: load.seats });
  const share = (seats: number) => ({ width: `${load.seats ? (100 * seats) / load.seats : 0}%` });
  return (
    <span class="load">
      {words}
      <span class="unseen">{of}</span>
      <span class="gauge" aria-hidden="true">
        <i style={share(load.sold)} />
        <i class="held" style={share(load.held)} />
      </span>
    </span>
  );
}
