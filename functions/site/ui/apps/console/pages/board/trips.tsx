/** Trips as lines: columns where there is room, two short lines where there is none. */
import type { components } from "@/api/schema.gen";
import { time } from "@/i18n/format";
import { at } from "@/root";
import { type Here, useHere } from "../../here";
import { t } from "../../texts";
import { Delay, routeOf, Sold, TripState } from "../../trip-state";
import { wide } from "../../wide";
import { isBad, type Kind, type Row } from "./attention";

export interface Judged {
  row: Row;
  reasons: Kind[];
}

type Incident = NonNullable<components["schemas"]["TripRow"]["incident"]>;

/** Where a trip opens: beside the list if there is room, else on a page of its own. */
const addressOf = (row: Row, here: Here): string =>
  wide.value
    ? here.to({ trip: row.trip_id, view: undefined, do: undefined, seat: undefined })
    : at(`trips/${row.trip_id}`);

export function Trips({ label, trips, told }: { label: string; trips: readonly Judged[]; told?: boolean }) {
  const here = useHere();
  return (
    <ul class="trips" aria-label={label}>
      {trips.map(({ row, reasons }) => (
        <Line key={row.trip_id} row={row} reasons={reasons} here={here} told={told ?? false} />
      ))}
    </ul>
  );
}

function Line({ row, reasons, here, told }: Judged & { here: Here; told: boolean }) {
  const name = `${time(row.departure_at)} ${routeOf(row)}`;
  const chosen = here.query.trip === row.trip_id;
  return (
    <li class={chosen ? "chosen" : ""}>
      <a
        class="when"
        href={addressOf(row, here)}
        aria-label={name}
        {...(chosen && { "aria-current": "true" as const })}
      >
        {time(row.departure_at)}
      </a>
      <span class="way">{routeOf(row)}</span>
      <span class="bus">{row.plate}</span>
      <span class={row.driver ? "driver" : "driver none"}>{row.driver ?? t("board.noDriver")}</span>
      <span class="state">
        {told ? (
          reasons.map((kind) => <Reason key={kind} kind={kind} row={row} />)
        ) : (
          <>
            <TripState status={row.status} />
            {row.delay_minutes > 0 && <Delay minutes={row.delay_minutes} />}
          </>
        )}
      </span>
      <span class="full">
        <Sold load={row.load} of={t("board.seatsSold")} />
      </span>
    </li>
  );
}

function Reason({ kind, row }: { kind: Kind; row: Row }) {
  if (kind === "late") return <Delay minutes={row.delay_minutes} />;
  const words =
    kind === "incident"
      ? t("board.why.incident", { kind: t(`incident.is_${row.incident as Incident}`) })
      : t(`board.why.${kind}`);
  return (
    <span class={isBad(kind) ? "tag bad" : "tag warn"}>
      <span aria-hidden="true">{isBad(kind) ? "■" : "▲"}</span>
      {words}
    </span>
  );
}
