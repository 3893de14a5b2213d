/** Saying how late a trip is: the new times are shown before, and next trips that become late after. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { time } from "@/i18n/format";
import { at } from "@/root";
import { whole } from "@/ui/fields";
import { Choice, Field } from "@/ui/form";
import { Table } from "@/ui/table";
import { t } from "../../texts";
import { Frame, type PanelProps, Reasoned } from "./panel";

type Stop = components["schemas"]["PlannedStop"];
type Delayed = components["schemas"]["DelayedTrip"];

const MINUTE_MS = 60_000;

/** A time so many minutes later, as the clocks of its place show it. */
function later(moment: string, minutes: number): string {
  const local = new Date(`${moment.slice(0, 19)}Z`);
  return new Date(local.getTime() + minutes * MINUTE_MS).toISOString().slice(11, 16);
}

export function DelayTrip({ detail, done }: PanelProps) {
  const minutes = useSignal(String(detail.delay_minutes || ""));
  const from = useSignal("0");
  const late = /^\d{1,3}$/.test(minutes.value.trim()) ? Number(minutes.value) : undefined;
  const submit = async (reason: string) => {
    const body = { minutes: whole(minutes.value), from_stop: Number(from.value), times: null, reason };
    const params = { path: { trip_id: detail.trip.trip_id } };
    const delayed = await answered(api.POST("/company/trips/{trip_id}/delay", { params, body }));
    done(<Effect delayed={delayed} />);
  };
  const newTime = (scheduled: string, place: number) =>
    late === undefined ? "–" : later(scheduled, place >= Number(from.value) ? late : 0);
  const last = detail.stops.length - 1;
  return (
    <Frame name="delay">
      <Reasoned submit={t("trip.do.delay")} onSubmit={submit}>
        <Field
          pointer="/minutes"
          label={t("delay.minutes")}
          hint={t("delay.zero")}
          value={minutes.value}
          onValue={(value) => {
            minutes.value = value;
          }}
          inputMode="numeric"
          class="short"
        />
        <Choice
          pointer="/from_stop"
          label={t("delay.from")}
          value={from.value}
          options={detail.stops.slice(0, -1).map((stop, place) => [String(place), stop.name] as const)}
          onValue={(value) => {
            from.value = value;
          }}
        />
        <Table
          caption={t("delay.newTimes")}
          columns={[
            { heading: t("trip.stop"), cell: ({ stop }) => stop.name },
            { heading: t("delay.scheduled"), cell: ({ stop, place }) => time(shown(stop, place === last)) },
            {
              heading: t("delay.now"),
              cell: ({ stop, place }) =>
                time(place === last ? stop.expected_arrival_at : stop.expected_departure_at),
            },
            {
              heading: t("delay.new"),
              cell: ({ stop, place }) => <b>{newTime(shown(stop, place === last), place)}</b>,
            },
          ]}
          rows={detail.stops.map((stop, place) => ({ stop, place }))}
          keyOf={({ stop }) => stop.station_id}
        />
      </Reasoned>
    </Frame>
  );
}

const shown = (stop: Stop, last: boolean): string => (last ? stop.arrival_at : stop.departure_at);

function Effect({ delayed }: { delayed: Delayed }) {
  return (
    <>
      <p>{delayed.delay_minutes ? t("delay.done", { count: delayed.delay_minutes }) : t("delay.onTime")}</p>
      {delayed.conflicts.length > 0 && (
        <div>
          <p>{t("delay.conflicts")}</p>
          <ul>
            {delayed.conflicts.map((each) => (
              <li key={each.kind + each.trip_id}>
                {t(each.kind === "bus" ? "board.bus" : "board.driver")}:{" "}
                <a href={at(`trips/${each.trip_id}`)}>{each.label}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
