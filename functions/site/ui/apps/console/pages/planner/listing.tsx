/** The day as lists, one for each bus or driver: for those who do not see the timeline, and for paper. */
import { time } from "@/i18n/format";
import { Table } from "@/ui/table";
import { useHere } from "../../here";
import { t } from "../../texts";
import { Delay, routeOf, TripState } from "../../trip-state";
import type { Trip } from "./data";
import { blockage, nameOf, others } from "./lane-words";
import { type Lane, tripsOn } from "./lanes";
import type { Plan } from "./plan";
import { words } from "./reasons";

interface ListingProps {
  plan: Plan;
  /** Whether buses and drivers without trips are left out. */
  busy?: boolean;
}

export function Listing({ plan, busy = false }: ListingProps) {
  const lanes = busy ? plan.lanes.filter((lane) => tripsOn(plan, lane).length) : plan.lanes;
  return (
    <div class="listing">
      {lanes.map((lane) => (
        <LaneList key={lane.id} plan={plan} lane={lane} />
      ))}
    </div>
  );
}

function LaneList({ plan, lane }: { plan: Plan; lane: Lane }) {
  const here = useHere();
  const trips = tripsOn(plan, lane);
  const name = nameOf(plan, lane);
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
            {
              heading: t(plan.by === "bus" ? "board.driver" : "board.bus"),
              cell: (trip) => others(plan, trip),
            },
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

export function Wrong({ plan, trip }: { plan: Plan; trip: Trip }) {
  const found = plan.wrong.get(trip.trip_id) ?? [];
  if (!found.length) return "–";
  return (
    <span class="tag bad">
      <span aria-hidden="true">⚠</span>
      {found.map((each) => words(each.code, each.trip)).join(", ")}
    </span>
  );
}
