/** Why something cannot be planned, in the reader's language where we know the reason. */
import { day, time, today } from "@/i18n/format";
import { at } from "@/root";
import { refusal } from "@/ui/refusals";
import { t } from "../../texts";
import { routeOf } from "../../trip-state";
import type { Conflict } from "./conflicts";
import type { Reason, Trip } from "./data";

const KNOWN = {
  bus_busy: "planner.reason.busBusy",
  driver_busy: "planner.reason.driverBusy",
  bus_in_maintenance: "planner.reason.maintenance",
  bus_out_of_service: "planner.reason.outOfService",
  driver_absent: "planner.reason.absent",
  driver_suspended: "planner.reason.suspended",
  driver_inactive: "planner.reason.inactive",
  licence_expired: "planner.reason.licence",
  departure_past: "planner.reason.past",
  seats_taken: "planner.reason.sold",
} as const;

const keyOf = (code: string) => KNOWN[code as keyof typeof KNOWN] as (typeof KNOWN)["bus_busy"] | undefined;

/** The sentence of a reason; `detail` is the API's own, for reasons that we do not know. */
export function words(code: string, trip: Trip | undefined, detail = ""): string {
  const key = keyOf(code);
  if (!key) return refusal(code, detail || code);
  return trip ? `${t(key)} ${time(trip.departure_at)} ${routeOf(trip)}` : t(key);
}

interface ReasonsProps {
  reasons: readonly Reason[];
  trips: readonly Trip[];
}

/** The reasons of the API, with the trips in the way and when they pass. */
export function Reasons({ reasons, trips }: ReasonsProps) {
  return (
    <ul class="plain">
      {reasons.map((reason) => {
        const trip = trips.find((each) => each.trip_id === reason.trip_id);
        return (
          <li key={`${reason.code} ${reason.trip_id}`}>
            {reason.trip_id && !trip ? (
              <a href={at(`trips/${reason.trip_id}`)}>{reason.detail}</a>
            ) : (
              words(reason.code, trip, reason.detail)
            )}
            {reason.until && (
              <span class="quiet"> {t("planner.until", { moment: moment(reason.until) })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A moment as this device's clock shows it, with its day when that is not today. */
function moment(at: string): string {
  const local = new Date(at);
  const clock = local.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const date = new Intl.DateTimeFormat("en-CA").format(local);
  return date === today() ? clock : `${day(date)}, ${clock}`;
}

/** What the day on the screen tells of a move. */
export const localReasons = (conflicts: readonly Conflict[]): Reason[] =>
  conflicts.map(({ code, trip }) => ({
    code,
    detail: "",
    trip_id: trip?.trip_id ?? null,
    until: null,
  }));
