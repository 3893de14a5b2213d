/** A place in a waiting list: which number one has, seats that are kept, and leaving. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { day, time, timeBeside, today } from "@/i18n/format";
import { at } from "@/root";
import { Confirm } from "@/ui/confirm";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { dropWait, keepBooking, keptWait } from "../../kept";
import { tl as t } from "../../texts";
import { owned } from "../owned";

type Entry = components["schemas"]["WaitingEntry"];
type Trip = components["schemas"]["WaitingTrip"];
type Offer = components["schemas"]["WaitingOffer"];

const EVERY_SECONDS = 30;

/** Return a place in a waiting list as it is now, as the one who may see it. */
export const loadEntry = (id: string): Promise<Entry> =>
  answered(api.GET("/waiting-list/{entry_id}", { params: { path: { entry_id: id } }, ...owned(id) }));

export function WaitingEntry({ id }: { id: string }) {
  const entry = useResource(id, () => loadEntry(id), EVERY_SECONDS);
  return (
    <Page heading={t("waiting.entryTitle")}>
      <Load from={entry}>{(found) => <Shown entry={found} onChange={entry.reload} />}</Load>
      <p>
        <a href={at("waiting")}>{t("waiting.all")}</a>
      </p>
    </Page>
  );
}

function Shown({ entry, onChange }: { entry: Entry; onChange: () => void }) {
  const { status, offer, passengers, trips } = entry;
  const first = trips[0];
  return (
    <>
      {first && (
        <p>
          <strong>{t("journey.way", { from: first.from.name, to: first.to.name })}</strong>
          <br />
          <span class="quiet">
            {day(first.departure_at)} · {t("waiting.seats", { count: passengers.length })}
          </span>
        </p>
      )}
      {status === "OFFERED" && offer ? (
        <Offered entry={entry} offer={offer} onChange={onChange} />
      ) : (
        <p class={status === "TAKEN" ? "notice good" : "notice"} role="status">
          {t(`waiting.told.${status}`)}
        </p>
      )}
      {status === "TAKEN" && offer && (
        <a class="button main" href={at(`bookings/${offer.booking_id}`)}>
          {t("gone.toBooking")}
        </a>
      )}
      {status === "WAITING" && <Places trips={trips} />}
      {(status === "WAITING" || status === "OFFERED") && <Leave entry={entry} onChange={onChange} />}
      {(status === "MISSED" || status === "ENDED" || status === "LEFT") && (
        <a class="button main" href={at("")}>
          {t("gone.search")}
        </a>
      )}
    </>
  );
}

function Places({ trips }: { trips: readonly Trip[] }) {
  return (
    <>
      <ul class="own-bookings">
        {trips.map(({ trip_id, departure_at, company, sales_end_at, position }) => (
          <li key={trip_id} class="own-booking">
            <span class="own-places">
              {timeBeside(departure_at, trips[0]?.departure_at ?? departure_at)} · {company}
            </span>
            <span class="place-in-line">{position === null ? "–" : t("waiting.position", { position })}</span>
            <span class="quiet">{t("waiting.until", { time: timeBeside(sales_end_at, departure_at) })}</span>
          </li>
        ))}
      </ul>
      <p class="quiet">{t("waiting.how")}</p>
    </>
  );
}

interface OfferedProps {
  entry: Entry;
  offer: Offer;
  onChange: () => void;
}

function Offered({ entry, offer, onChange }: OfferedProps) {
  const { route } = useLocation();
  const working = useSignal(false);
  const { booking_id } = offer;
  const own = owned(entry.entry_id);
  const params = { path: { booking_id } };
  const take = async () => {
    if (working.value) return;
    working.value = true;
    const request = api.GET("/bookings/{booking_id}", { params, ...own });
    const found = await answered(request).catch(() => undefined);
    if (found) keepBooking(found, undefined, keptWait(entry.entry_id)?.by);
    route(at(`bookings/${booking_id}/pay`));
  };
  const decline = async () => {
    await answered(api.POST("/bookings/{booking_id}/release", { params, ...own }));
    onChange();
  };
  const trip = entry.trips.find(({ trip_id }) => trip_id === offer.trip_id);
  const count = entry.passengers.length;
  return (
    <>
      <section class="refund good" role="status">
        <p class="live-word">{t("waiting.kept", { count })}</p>
        {trip && <p>{t("waiting.leaves", { time: time(trip.departure_at), company: trip.company })}</p>}
        <p>{t("waiting.pay", { time: timeBeside(offer.hold_expires_at, today()) })}</p>
      </section>
      <div class="next-steps">
        <button type="button" class="main" aria-disabled={working.value} onClick={take}>
          {t("waiting.take", { count })}
        </button>
        <Confirm
          button={t("waiting.decline")}
          title={t("waiting.declineTitle")}
          act={t("waiting.declineAct")}
          onAct={decline}
        >
          <p>{t("waiting.declineMeans")}</p>
        </Confirm>
      </div>
    </>
  );
}

function Leave({ entry, onChange }: { entry: Entry; onChange: () => void }) {
  const { entry_id } = entry;
  const leave = async () => {
    const request = api.DELETE("/waiting-list/{entry_id}", {
      params: { path: { entry_id } },
      ...owned(entry_id),
    });
    await answered(request);
    onChange();
    dropWait(entry_id);
  };
  return (
    <div>
      <Confirm
        button={t("waiting.leave")}
        title={t("waiting.leaveTitle")}
        act={t("waiting.leaveAct")}
        onAct={leave}
      >
        <p>{t("waiting.leaveMeans")}</p>
      </Confirm>
    </div>
  );
}
