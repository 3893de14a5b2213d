/** The day as lists, one for each bus or driver: for phones, for those who do not see the timeline, for paper. */
import { time } from "@/i18n/format";
import { Table } from "@/ui/table";
import { useHere } from "../../here";
import { t } from "../../texts";
import { Delay, routeOf, TripState } from "../../trip-state";
import type { Trip } from "./data";
import { type Lane, NOBODY } from "./lanes";
import type { Plan } from "./plan";
import { words } from "./reasons";
import { blockage } from "./timeline";

export function Listing({ plan }: { plan: Plan }) {
  return (
    <div class="listing">
      {plan.lanes.map((lane) => (
        <LaneList key={lane.id} plan={plan} lane={lane} />
      ))}
    </div>
  );
}

function LaneList({ plan, lane }: { plan: Plan; lane: Lane }) {
  const here = useHere();
  const own = new Set(plan.day.trips.map((trip) => trip.trip_id));
  const trips = plan.bars
    .filter((bar) => bar.lane === lane.id && own.has(bar.trip.trip_id))
    .map((bar) => bar.trip);
  const nobody = t(plan.by === "bus" ? "planner.noBus" : "planner.noDriver");
  const name = lane.id === NOBODY ? nobody : lane.name;
  const other = plan.by === "bus" ? driverOf : (trip: Trip) => trip.plate;
  return (
    <section class="section">
      <h2>
        {name} <span class="quiet">{lane.more}</span>
      </h2>
      {lane.blocked.map((blocked) => (
        <p key={blocked.from} class="notice warn">
          {blockage(blocked)}
        </p>
      ))}
      {trips.length ? (
        <Table
          caption={name}
          columns={[
            {
              heading: t("planner.departure"),
              cell: (trip) => (
                <a class="when" href={here.to({ trip: trip.trip_id, told: undefined })}>
                  {time(trip.departure_at)}–{time(trip.arrival_at)}
                </a>
              ),
            },
            { heading: t("board.route"), cell: routeOf },
            { heading: t(plan.by === "bus" ? "board.driver" : "board.bus"), cell: other },
            { heading: t("board.status"), cell: (trip) => <TripState status={trip.status} /> },
            { heading: t("planner.delay"), cell: (trip) => <Delay minutes={trip.delay_minutes} /> },
            { heading: t("planner.inTheWay"), cell: (trip) => <Wrong plan={plan} trip={trip} /> },
          ]}
          rows={trips}
          keyOf={(trip) => trip.trip_id}
        />
      ) : (
        <p class="quiet">{t("planner.none")}</p>
      )}
    </section>
  );
}

const driverOf = (trip: Trip) => trip.driver ?? <span class="tag bad">{t("board.noDriver")}</span>;

function Wrong({ plan, trip }: { plan: Plan; trip: Trip }) {
  const found = plan.wrong.get(trip.trip_id) ?? [];
  if (!found.length) return "–";
  return (
    <span class="tag bad">
      <span aria-hidden="true">⚠</span>
      {found.map((each) => words(each.code, each.trip)).join(", ")}
    </span>
  );
}
