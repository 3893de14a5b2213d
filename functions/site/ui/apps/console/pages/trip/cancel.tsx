/** Cancelling a trip: whom it concerns, what goes back and what they can take instead, before it is done. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { moment, money } from "@/i18n/format";
import { Choice } from "@/ui/form";
import { Load } from "@/ui/load";
import { Facts, Table } from "@/ui/table";
import { t } from "../../texts";
import { Frame, type PanelProps, Reasoned } from "./panel";

type Preview = components["schemas"]["CancellationPreview"];

const TIMES = [30, 60, 180].map((minutes) => [`${minutes}`, `${minutes} min`] as const);

export function Cancel({ detail, done }: PanelProps) {
  const path = { trip_id: detail.trip.trip_id };
  const reached = useSignal("");
  const choice = useSignal("60");
  const last_station_id = reached.value || undefined;
  const look = () =>
    answered(
      api.GET("/company/trips/{trip_id}/cancel/preview", {
        params: { path, query: { ...(last_station_id && { last_station_id }) } },
      }),
    );
  const preview = useResource(`${path.trip_id} ${reached.value}`, look);
  const submit = async (reason: string) => {
    const body = {
      reason,
      last_station_id: last_station_id ?? null,
      choice_minutes: Number(choice.value),
    };
    await answered(api.POST("/company/trips/{trip_id}/cancel", { params: { path }, body }));
    done(t("trip.done.cancel"));
  };
  const stops = detail.stops.slice(0, -1).map((stop) => [stop.station_id, stop.name] as const);
  return (
    <Frame name="cancel">
      <Load from={preview}>{(found) => <Effect preview={found} />}</Load>
      <Reasoned submit={t("trip.do.cancel")} hint={t("cancelTrip.reasonHint")} onSubmit={submit}>
        {detail.trip.status === "DEPARTED" && (
          <Choice
            pointer="/last_station_id"
            label={t("cancelTrip.reached")}
            hint={t("cancelTrip.reachedHint")}
            value={reached.value}
            options={[["", t("cancelTrip.nobody")], ...stops.slice(1)]}
            onValue={(value) => {
              reached.value = value;
            }}
          />
        )}
        <Choice
          pointer="/choice_minutes"
          label={t("cancelTrip.choice")}
          hint={t("cancelTrip.choiceHint")}
          value={choice.value}
          options={[["0", t("cancelTrip.atOnce")], ...TIMES]}
          onValue={(value) => {
            choice.value = value;
          }}
        />
      </Reasoned>
    </Frame>
  );
}

function Effect({ preview }: { preview: Preview }) {
  return (
    <>
      <Facts
        facts={[
          { label: t("cancelTrip.bookings"), value: preview.bookings },
          { label: t("cancelTrip.passengers"), value: preview.passengers },
          { label: t("cancelTrip.refund"), value: money(preview.refund) },
          { label: t("cancelTrip.unpaid"), value: preview.unpaid_bookings },
        ]}
      />
      {preview.next_trips.length ? (
        <Table
          caption={t("cancelTrip.instead")}
          columns={[
            { heading: t("cancelTrip.instead"), cell: (each) => moment(each.departure_at) },
            { heading: t("nav.company"), cell: (each) => each.company },
            { heading: t("seat.free"), cell: (each) => each.seats_free, number: true },
            { heading: t("trip.price"), cell: (each) => money(each.price), number: true },
          ]}
          rows={preview.next_trips}
          keyOf={(each) => each.trip_id}
        />
      ) : (
        <p class="notice warn">{t("cancelTrip.noInstead")}</p>
      )}
    </>
  );
}
