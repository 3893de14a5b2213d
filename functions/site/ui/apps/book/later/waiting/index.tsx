/** Waiting for seats of buses that are full: joining the line, and what this phone or the account waits for. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { shortDay, time } from "@/i18n/format";
import { at } from "@/root";
import { session } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { dropWait, waits } from "../../kept";
import { tl as t } from "../../texts";
import { loadEntry } from "./entry";
import { Join } from "./join";

export { WaitingEntry } from "./entry";

type Entry = components["schemas"]["WaitingEntry"];
type Row = components["schemas"]["WaitingRow"];

const EVERY_SECONDS = 60;

export function WaitingList() {
  const { query } = useLocation();
  const { trip, from, to } = query;
  if (trip && from && to) return <Join trip={trip} from={from} to={to} />;
  return <Mine />;
}

/** A row of the list, from an entry that this phone keeps. */
function rowOf({ entry_id, status, joined_at, trips, passengers, offer }: Entry): Row | undefined {
  const [first] = [...trips].sort((one, other) => one.departure_at.localeCompare(other.departure_at));
  if (!first) return undefined;
  const { from, to, departure_at } = first;
  const trip_ids = trips.map(({ trip_id }) => trip_id);
  return { entry_id, status, joined_at, trip_ids, from, to, departure_at, seats: passengers.length, offer };
}

/** Return what this phone waits for; what the server does not know any more goes from the phone. */
async function ofPhone(): Promise<Row[]> {
  const found = waits.peek().map(async ({ entry_id }) => {
    try {
      return rowOf(await loadEntry(entry_id));
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 404) throw error;
      dropWait(entry_id);
      return undefined;
    }
  });
  return (await Promise.all(found)).filter((row) => row !== undefined);
}

async function load(): Promise<Row[]> {
  const here = await ofPhone();
  if (!session.value) return here;
  const { items } = await answered(api.GET("/waiting-list"));
  return [...here, ...items.filter((row) => !here.some(({ entry_id }) => entry_id === row.entry_id))];
}

function Mine() {
  const rows = useResource("waiting", load, EVERY_SECONDS);
  return (
    <Page key="waiting" heading={t("waiting.title")}>
      <Load from={rows}>
        {(found) =>
          found.length ? (
            <ul class="own-bookings">
              {found.map((row) => (
                <li key={row.entry_id}>
                  <Waiting row={row} />
                </li>
              ))}
            </ul>
          ) : (
            <div class="empty">
              <p>{t("waiting.none")}</p>
              <a class="button main" href={at("")}>
                {t("waiting.search")}
              </a>
            </div>
          )
        }
      </Load>
    </Page>
  );
}

const TONES: Partial<Record<Row["status"], string>> = { WAITING: "accent", OFFERED: "good", TAKEN: "good" };

function Waiting({ row }: { row: Row }) {
  const { entry_id, status, from, to, departure_at, seats, trip_ids } = row;
  return (
    <a class="own-booking" href={at(`waiting/${entry_id}`)}>
      <span class="own-places">
        {from.name} – {to.name}
      </span>
      <span class={`tag ${TONES[status] ?? ""}`}>{t(`waiting.is.${status}`)}</span>
      <span class="quiet">
        {shortDay(departure_at)}, {time(departure_at)} · {t("waiting.seats", { count: seats })}
        {trip_ids.length > 1 && ` · ${t("waiting.buses", { count: trip_ids.length })}`}
      </span>
    </a>
  );
}
