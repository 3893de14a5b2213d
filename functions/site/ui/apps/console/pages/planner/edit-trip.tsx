/** Changing a trip that is planned: its time, its bus and its driver; of one with passengers, its driver alone. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import { time } from "@/i18n/format";
import { type Fields, useFields } from "@/ui/fields";
import { Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { t } from "../../texts";
import { routeOfDetail } from "../../trip-state";
import { type Availability, type Detail, detailOf } from "./data";
import { FreeDrivers } from "./free";
import { Back, check, departure, Free, useLeave, type Values, When } from "./trip-fields";

export function EditTrip({ trip_id, date }: { trip_id: string; date: string }) {
  const detail = useResource(trip_id, () => detailOf(trip_id));
  return (
    <Page heading={t("planner.edit")}>
      <Load from={detail}>{(found) => <Edit detail={found} date={date} />}</Load>
    </Page>
  );
}

function Edit({ detail, date }: { detail: Detail; date: string }) {
  const { trip } = detail;
  const leave = useLeave();
  const known = useSignal<Availability | undefined>(undefined);
  const before = {
    route_id: trip.route_id,
    date: trip.departure_at.slice(0, 10),
    time: time(trip.departure_at),
    bus_id: trip.bus_id,
    driver_id: trip.driver_id,
  };
  const fields = useFields<Values>(before);
  const sold = detail.load.sold + detail.load.held > 0;
  const submit = async () => {
    const values = fields.values.value;
    check(values);
    const moved = departure(values) !== departure(before);
    const body = {
      ...(values.driver_id !== trip.driver_id && { driver_id: values.driver_id }),
      ...(!sold && values.bus_id !== trip.bus_id && { bus_id: values.bus_id }),
      ...(!sold && moved && { departure_at: departure(values) }),
    };
    if (Object.keys(body).length) {
      const path = { trip_id: trip.trip_id };
      await answered(
        api.PATCH("/company/trips/{trip_id}", {
          params: { path },
          body: { ...body, revision: trip.revision },
        }),
      );
    }
    leave(sold ? date : values.date, "saved");
  };
  return (
    <Form submit={t("planner.saveTrip")} onSubmit={submit} beside={<Back date={date} />}>
      <p>
        <strong>{routeOfDetail(detail)}</strong>
      </p>
      {sold ? (
        <>
          <p class="notice">{t("planner.soldOnlyDriver")}</p>
          <Drivers detail={detail} fields={fields} />
        </>
      ) : (
        <>
          <When fields={fields} />
          <Free fields={fields} known={known} trip_id={trip.trip_id} />
        </>
      )}
    </Form>
  );
}

/** The drivers for a trip with passengers, which keeps its time and its bus. */
function Drivers({ detail, fields }: { detail: Detail; fields: Fields<Values> }) {
  const { trip_id } = detail.trip;
  const found = useResource(trip_id, () =>
    answered(api.GET("/company/availability", { params: { query: { trip_id } } })),
  );
  return (
    <Load from={found}>
      {(free) => <FreeDrivers {...fields.field("driver_id")} drivers={free.drivers} />}
    </Load>
  );
}
