/** Taking another trip instead: first the trip, then what it costs or gives back. The address says how far one is. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Journey, seatsOf } from "../../journey";
import { loadBooking } from "../../own";
import { tl as t } from "../../texts";
import { BackToBooking } from "../back";
import { GoneBooking } from "../gone";
import { Offer } from "./offer";
import { Trips } from "./trips";

type Booking = components["schemas"]["BookingView"];

export interface Changing {
  booking: Booking;
  /** The company of its trip: another company's trips cannot be taken. */
  company: string;
}

async function load(id: string): Promise<Changing> {
  const booking = await loadBooking(id);
  const trip = await answered(
    api.GET("/trips/{trip_id}", { params: { path: { trip_id: booking.trip_id } } }),
  );
  return { booking, company: trip.company.company_id };
}

export function Exchange({ id }: { id: string }) {
  const changing = useResource(id, () => load(id));
  const { query } = useLocation();
  return (
    <>
      <BackToBooking id={id} />
      <Page key={query.trip ?? ""} heading={query.trip ? t("exchange.check") : t("exchange.title")}>
        <Load from={changing}>
          {(found) => {
            if (found.booking.status !== "CONFIRMED") return <GoneBooking booking={found.booking} />;
            return query.trip ? (
              <Offer booking={found.booking} trip={query.trip} />
            ) : (
              <>
                <section class="before">
                  <h2>{t("exchange.now")}</h2>
                  <Journey of={found.booking}>
                    <p class="quiet">{seatsOf(found.booking)}</p>
                  </Journey>
                </section>
                <Trips {...found} />
              </>
            );
          }}
        </Load>
      </Page>
    </>
  );
}
