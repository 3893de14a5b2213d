/** The bus from above, driver in front, with each seat's state on a stretch; a seat tells who sits there. */
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { Load } from "@/ui/load";
import { Empty } from "@/ui/table";
import type { Here } from "../../here";
import { t } from "../../texts";
import { Sign } from "../buses/drawing";
import { busClass, shortClass } from "../buses/words";
import { type Detail, type Passenger, useManifest } from "./shapes";

type Seats = components["schemas"]["SeatMap"];
type State = components["schemas"]["SeatState"] | "boarded";

interface Cell {
  kind?: string;
  label?: string;
  /** The class of a seat that has another one than its bus. */
  seat_class?: string;
}

const AGAIN_SECONDS = 10;
const SIGNS: Record<State, string> = {
  free: "",
  held: "◔",
  sold: "●",
  boarded: "✓",
  blocked: "✕",
  closed: "–",
};

/** The stretch that is looked at, by the places of its stops; the whole way at first. */
function stretchOf({ stops }: Detail, { query }: Here): { from: number; to: number } {
  const last = stops.length - 1;
  const place = (text: string | undefined, otherwise: number) =>
    text !== undefined && /^\d+$/.test(text) && Number(text) <= last ? Number(text) : otherwise;
  const from = Math.min(place(query.from, 0), last - 1);
  const to = place(query.to, last);
  return { from, to: to > from ? to : from + 1 };
}

export function SeatMap({ detail, here }: { detail: Detail; here: Here }) {
  const { trip, stops } = detail;
  const { from, to } = stretchOf(detail, here);
  const query = { from: stops[from]?.station_id ?? "", to: stops[to]?.station_id ?? "" };
  const load = () =>
    answered(api.GET("/trips/{trip_id}/seats", { params: { path: { trip_id: trip.trip_id }, query } }));
  const key = `${trip.trip_id} ${trip.bus_id} ${from} ${to}`;
  const seats = useResource(key, trip.status === "DRAFT" ? async () => null : load, AGAIN_SECONDS);
  const manifest = useManifest(detail);
  const passengers = manifest.data.value?.passengers ?? [];
  return (
    <>
      <div class="filters">
        <Stop
          label={t("trip.from")}
          value={from}
          stops={stops.slice(0, -1).map(({ name }, place) => [place, name])}
          choose={(place) => here.go({ from: place, to: String(Math.max(Number(place) + 1, to)) }, true)}
        />
        <Stop
          label={t("trip.to")}
          value={to}
          stops={stops.map(({ name }, place) => [place, name] as const).slice(from + 1)}
          choose={(place) => here.go({ to: place, from: String(from) }, true)}
        />
      </div>
      <Load from={seats}>
        {(found) =>
          found ? (
            <Drawn
              seats={found}
              passengers={passengers}
              stretch={{ from, to }}
              here={here}
              known={Boolean(manifest.data.value)}
            />
          ) : (
            <Empty>{t("trip.seatsDraft")}</Empty>
          )
        }
      </Load>
    </>
  );
}

interface StopProps {
  label: string;
  value: number;
  stops: readonly (readonly [place: number, name: string])[];
  choose: (place: string) => void;
}

function Stop({ label, value, stops, choose }: StopProps) {
  return (
    <label>
      {label}
      <select value={String(value)} onChange={(event) => choose(event.currentTarget.value)}>
        {stops.map(([place, name]) => (
          <option key={place} value={String(place)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DrawnProps {
  seats: Seats;
  passengers: readonly Passenger[];
  stretch: { from: number; to: number };
  here: Here;
  /** Whether the account sees passengers. */
  known: boolean;
}

function Drawn({ seats, passengers, stretch, here, known }: DrawnProps) {
  const on = (label: string) =>
    passengers.filter(
      (each) => each.seat === label && each.from_stop < stretch.to && each.to_stop > stretch.from,
    );
  const told = new Map(seats.seats.map(({ seat, state }) => [seat, state]));
  const stateOf = (label: string): State => {
    const state = told.get(label) ?? "blocked";
    return state === "sold" && on(label).some((each) => each.boarded) ? "boarded" : state;
  };
  const chosen = here.query.seat;
  const counted = (Object.keys(SIGNS) as State[]).map(
    (state) => [state, seats.seats.filter(({ seat }) => stateOf(seat) === state).length] as const,
  );
  return (
    <div class="seating">
      <div class="bus-frame">
        {seats.layout.map((row, place) => (
          <div class="bus-row" key={place}>
            {row.map((cell, column) => (
              <Place
                key={column}
                cell={cell as Cell}
                stateOf={stateOf}
                chosen={chosen}
                choose={(seat) => here.go({ seat: seat === chosen ? undefined : seat }, true)}
              />
            ))}
          </div>
        ))}
      </div>
      <div class="section">
        <ul class="legend">
          {counted.map(
            ([state, count]) =>
              (count > 0 || state === "free") && (
                <li key={state}>
                  <i class={`seat ${state}`} aria-hidden="true">
                    {SIGNS[state]}
                  </i>
                  {t(`seat.${state}`)}: <b>{count}</b>
                </li>
              ),
          )}
        </ul>
        {known && <Sitting seat={chosen} people={passengers.filter((each) => each.seat === chosen)} />}
      </div>
    </div>
  );
}

interface PlaceProps {
  cell: Cell;
  stateOf: (label: string) => State;
  chosen: string | undefined;
  choose: (seat: string) => void;
}

function Place({ cell, stateOf, chosen, choose }: PlaceProps) {
  const { kind, label, seat_class } = cell;
  if (kind === "seat" && label) {
    const state = stateOf(label);
    return (
      <button
        type="button"
        class={`seat ${state}`}
        aria-label={[label, seat_class && busClass(seat_class), t(`seat.${state}`)]
          .filter(Boolean)
          .join(", ")}
        aria-pressed={chosen === label}
        onClick={() => choose(label)}
      >
        <span>{label}</span>
        <span aria-hidden="true" data-short={seat_class && shortClass(seat_class)}>
          {SIGNS[state]}
        </span>
      </button>
    );
  }
  if (kind === "driver" || kind === "door" || kind === "blocked") {
    const words = t(`seat.place.${kind}`);
    return (
      <span class={`place ${kind}`} title={words}>
        <Sign cell={{ kind, label: "" }} />
        <span class="unseen">{words}</span>
      </span>
    );
  }
  return <span class="place" />;
}

function Sitting({ seat, people }: { seat: string | undefined; people: readonly Passenger[] }) {
  if (!seat) return <p class="quiet">{t("seat.choose")}</p>;
  return (
    <div class="sitting" role="status">
      <h2>{t("seat.title", { seat })}</h2>
      {people.length ? (
        <ul>
          {people.map((each) => (
            <li key={each.ticket_id}>
              <b>{each.name ?? t("manifest.erased")}</b>
              <span>
                {each.from} → {each.to}
              </span>
              {each.phone && <a href={`tel:${each.phone}`}>{each.phone}</a>}
              <span>{each.boarded ? `✓ ${t("seat.boarded")}` : t("manifest.notBoarded")}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t("seat.nobody")}</p>
      )}
    </div>
  );
}
