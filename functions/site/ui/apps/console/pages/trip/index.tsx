/** A trip: what can be done with it, how it stands, its seats, passengers, incidents and messages. The part is in the URL. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import { day, today } from "@/i18n/format";
import { at } from "@/root";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Here, useHere } from "../../here";
import { t } from "../../texts";
import { Delay, nameOf, TripState } from "../../trip-state";
import { ACTIONS, offered } from "./actions";
import { Incidents } from "./incidents";
import { Messages } from "./messages";
import { Overview } from "./overview";
import { Passengers } from "./passengers";
import { SeatMap } from "./seats";
import type { Detail } from "./shapes";
import "./trip.css";

const AGAIN_SECONDS = 20;

function useTrip(trip_id: string) {
  const load = () => answered(api.GET("/company/trips/{trip_id}", { params: { path: { trip_id } } }));
  return useResource(trip_id, load, AGAIN_SECONDS);
}

/** The trip as a page of its own. */
export function Trip({ id }: { id?: string }) {
  const detail = useTrip(id ?? "");
  const found = detail.data.value;
  const date = found?.trip.service_date ?? today();
  return (
    <Page
      heading={found ? nameOf(found) : t("trip.title")}
      beside={
        <a class="button" href={at(date === today() ? "board" : `board?date=${date}`)}>
          {t("trip.back")}
        </a>
      }
    >
      <Load from={detail}>{(found) => <Body detail={found} changed={detail.reload} />}</Load>
    </Page>
  );
}

/** The trip beside the day's list. */
export function TripBeside({ id, onChanged }: { id: string; onChanged: () => void }) {
  const here = useHere();
  const detail = useTrip(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const found = detail.data.value;
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [id]);
  const changed = () => {
    detail.reload();
    onChanged();
  };
  return (
    <section class="trip-beside" aria-label={t("trip.title")}>
      <header class="heading">
        <h2 tabIndex={-1} ref={heading}>
          {found ? nameOf(found) : t("trip.title")}
        </h2>
        <div class="actions">
          <a class="button" href={at(`trips/${id}`)}>
            {t("trip.openPage")}
          </a>
          <a
            class="button"
            href={here.to({
              trip: undefined,
              view: undefined,
              do: undefined,
              seat: undefined,
              incident: undefined,
            })}
            aria-label={t("trip.close")}
          >
            ✕
          </a>
        </div>
      </header>
      <Load from={detail}>{(found) => <Body key={id} detail={found} changed={changed} />}</Load>
    </section>
  );
}

function Body({ detail, changed }: { detail: Detail; changed: () => void }) {
  const here = useHere();
  const outcome = useSignal<ComponentChildren>(undefined);
  const action = offered(detail).find((name) => name === here.query.do);
  const overtaken = useSignal<Detail | undefined>(undefined);
  const tell = (words: ComponentChildren) => {
    outcome.value = words;
    overtaken.value = detail;
    changed();
  };
  const done = (words: ComponentChildren) => {
    tell(words);
    here.go({ do: undefined }, true);
  };
  const Act = action && ACTIONS[action].panel;
  return (
    <div class="trip">
      <Headline detail={detail} />
      {outcome.value && (
        <div class="notice good" role="status">
          {outcome.value}
        </div>
      )}
      {Act ? (
        <Act detail={detail} done={done} tell={tell} />
      ) : (
        <Buttons detail={detail} here={here} outcome={outcome} old={overtaken.value === detail} />
      )}
      {!Act && <Parts detail={detail} here={here} changed={changed} />}
    </div>
  );
}

function Headline({ detail }: { detail: Detail }) {
  const { trip } = detail;
  return (
    <>
      <p class="headline">
        <TripState status={trip.status} />
        {trip.status !== "CANCELLED" && <Delay minutes={detail.delay_minutes} />}
        {detail.broken_down_at && (
          <span class="tag bad">
            <span aria-hidden="true">■</span>
            {t("board.why.breakdown")}
          </span>
        )}
        <span class="quiet">
          {day(trip.service_date)} · {trip.plate} · {detail.driver ?? t("board.noDriver")}
        </span>
      </p>
      {trip.cancellation && (
        <p class="notice wrong">{t("trip.cancelledFor", { reason: trip.cancellation.reason })}</p>
      )}
    </>
  );
}

interface ButtonsProps {
  detail: Detail;
  here: Here;
  outcome: { value: ComponentChildren };
  /** Whether the trip was changed since it was read: what is offered then may be another step. */
  old: boolean;
}

function Buttons(props: ButtonsProps) {
  const names = offered(props.detail);
  if (!names.length) return null;
  return (
    <nav class={`actions trip-actions ${props.old ? "old" : ""}`} aria-label={t("actions")}>
      {names.map((name) => (
        <a
          key={name}
          class={`button ${ACTIONS[name].kind}`}
          href={props.here.to({ do: name })}
          onClick={() => {
            props.outcome.value = undefined;
          }}
        >
          {t(`trip.do.${name}`)}
        </a>
      ))}
    </nav>
  );
}

const PARTS = ["overview", "seats", "passengers", "incidents", "messages"] as const;
/** Those that tell of bookings. */
const OF_BOOKINGS: readonly string[] = ["passengers", "messages"];

function Parts({ detail, here, changed }: { detail: Detail; here: Here; changed: () => void }) {
  const parts = PARTS.filter((part) => !OF_BOOKINGS.includes(part) || can("bookings:read_company"));
  const shown = parts.find((part) => part === here.query.view) ?? "overview";
  return (
    <>
      <nav class="parts" aria-label={t("trip.parts")}>
        {parts.map((part) => (
          <a
            key={part}
            href={here.to({
              view: part === "overview" ? undefined : part,
              seat: undefined,
              incident: undefined,
            })}
            {...(part === shown && { "aria-current": "page" as const })}
          >
            {t(`trip.part.${part}`)}
          </a>
        ))}
      </nav>
      {shown === "overview" && <Overview detail={detail} />}
      {shown === "seats" && <SeatMap detail={detail} here={here} />}
      {shown === "passengers" && <Passengers detail={detail} />}
      {shown === "incidents" && <Incidents detail={detail} here={here} changed={changed} />}
      {shown === "messages" && <Messages detail={detail} />}
    </>
  );
}
