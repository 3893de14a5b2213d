/** A trip and its seats: whoever travels taps a seat for each passenger, or takes any. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { money } from "@/i18n/format";
import { at } from "@/root";
import { session } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { RideLines } from "../../journey";
import { shownLater } from "../../seldom";
import { StepBar } from "../../step-bar";
import { t } from "../../texts";
import { AllUnpaid } from "../../unpaid";
import { ADULT, begin, heldBy, leadsBy, priceOf, type Ride, remembered, way } from "../../way";
import { addressOf, waitAt } from "../search/asked";
import { SeatPlan } from "./plan";

type Seats = components["schemas"]["SeatMap"];
type PublicTrip = components["schemas"]["PublicTrip"];

const Split = shownLater("Split");

const AGAIN_SECONDS = 30;
/** The most passengers of a guest's booking, and of any booking. */
const MOST_OF_GUESTS = 6;
const MOST = 45;

export interface Shown {
  seats: Seats;
  ride: Ride;
}

function rideOf(trip: PublicTrip | Ride, trip_id: string, { from, to }: Seats): Ride {
  if ("from" in trip) return trip;
  const at = (id: string) => trip.stops.find(({ station_id }) => station_id === id);
  return {
    trip_id,
    company: trip.company.name,
    company_id: trip.company.company_id,
    bus_class: trip.bus_class,
    from: { station_id: from.station_id, name: from.name },
    to: { station_id: to.station_id, name: to.name },
    departure_at: at(from.station_id)?.scheduled_departure_at ?? "",
    arrival_at: at(to.station_id)?.scheduled_arrival_at ?? "",
    delay_minutes: trip.delay_minutes,
  };
}

export function Trip({ id }: { id: string }) {
  const { from = "", to = "" } = useLocation().query;
  const trip = useResource<PublicTrip | Ride>(
    `${id} ${from} ${to}`,
    async () =>
      remembered(id, from, to) ??
      answered(api.GET("/trips/{trip_id}", { params: { path: { trip_id: id } } })),
  );
  const load = () =>
    answered(
      api.GET("/trips/{trip_id}/seats", {
        params: { path: { trip_id: id }, query: { from, to, passengers: 1 } },
      }),
    );
  const seats = useResource(`${id} ${from} ${to}`, load, AGAIN_SECONDS);
  return (
    <Page heading={t("seats.title")}>
      <Load from={trip}>
        {(of) => (
          <Load from={seats}>{(found) => <Choosing seats={found} ride={rideOf(of, id, found)} />}</Load>
        )}
      </Load>
    </Page>
  );
}

function Choosing({ seats, ride }: Shown) {
  const { route } = useLocation();
  const before = way.peek();
  const own = leadsBy(before, ride) ? before.travellers.flatMap(({ seat }) => seat ?? []) : [];
  const chosen = useSignal<readonly string[]>(own);
  const full = useSignal(false);
  const free = new Set(seats.seats.filter(({ state }) => state === "free").map(({ seat }) => seat));
  const held = heldBy(before) ? own : [];
  const good = chosen.value.filter((seat) => free.has(seat) || held.includes(seat));
  const lost = chosen.value.filter((seat) => !good.includes(seat));
  const most = session.value ? MOST : MOST_OF_GUESTS;
  const tap = (seat: string) => {
    const taken = good.includes(seat);
    full.value = !taken && good.length >= most;
    if (!full.value) chosen.value = taken ? good.filter((each) => each !== seat) : [...good, seat];
  };
  const go = () => {
    begin(
      { ride, prices: seats.prices, laps: seats.lap_children, piece: seats.piece_price },
      good.length ? good : [undefined],
    );
    route(at("passengers"));
  };
  const each = priceOf(seats, ADULT) ?? seats.price;
  const sum = { ...each, amount: each.amount * Math.max(good.length, 1) };
  if (!seats.seats_free && !held.length) return <NoSeat ride={ride} seats={seats} />;
  return (
    <>
      <RideLines ride={ride} />
      <p>{t("seats.how")}</p>
      {lost.length > 0 && (
        <p class="notice warn" role="alert">
          {t("seats.lost", { count: lost.length, seats: lost.join(", ") })}
        </p>
      )}
      {full.value && (
        <p class="notice warn" role="alert">
          {t("seats.most", { count: most })}
        </p>
      )}
      <SeatPlan seats={seats} chosen={good} onTap={tap} />
      <StepBar
        sum={
          <>
            <strong>{money(sum)}</strong>
            <span class="quiet" aria-live="polite">
              {good.length
                ? t("seats.chosen", { count: good.length, seats: good.join(", ") })
                : t("seats.none")}
            </span>
          </>
        }
      >
        <button type="button" class="main" onClick={go}>
          {good.length ? t("seats.next", { count: good.length }) : t("seats.any")}
        </button>
      </StepBar>
    </>
  );
}

function NoSeat({ ride, seats }: Shown) {
  const { trip_id, from, to, departure_at } = ride;
  const stretch = { from: from.station_id, to: to.station_id };
  return (
    <>
      <RideLines ride={ride} />
      <AllUnpaid />
      {seats.split && <Split ride={ride} seats={seats} />}
      <div class="empty">
        <p>{t("seats.noneLeft")}</p>
        <a class="button main" href={waitAt(trip_id, stretch.from, stretch.to)}>
          {t("results.wait")}
        </a>
        <a href={addressOf({ ...stretch, date: departure_at.slice(0, 10) })}>{t("seats.others")}</a>
      </div>
    </>
  );
}
