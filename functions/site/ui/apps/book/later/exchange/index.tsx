/** Taking another trip instead: first the trip, then what it costs or gives back. The address says how far one is. */
import { useLocation } from "preact-iso";
import { useResource } from "@/api/resource";
import { moment } from "@/i18n/format";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import type { Booking } from "../../kept";
import { loadOverview } from "../../own";
import { tl as t } from "../../texts";
import { BackToBooking } from "../back";
import { GoneBooking } from "../gone";
import { Now } from "./now";
import { Offer } from "./offer";
import { Trips } from "./trips";

export interface Changing {
  booking: Booking;
  /** The company of its trip, if that is known: another company's trips cannot be taken. */
  company: string | undefined;
  /** Until when another trip is free, because the company cancelled this one. */
  choice: string | null;
}

async function load(id: string): Promise<Changing> {
  const { booking, trip, choose_until } = await loadOverview(id);
  return { booking, company: trip?.company.company_id, choice: choose_until };
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
            const { booking, choice } = found;
            if (booking.status !== "CONFIRMED" && !choice) return <GoneBooking booking={booking} />;
            return query.trip ? (
              <Offer booking={booking} trip={query.trip} />
            ) : (
              <>
                {choice && <p class="notice">{t("booking.choose", { until: moment(choice) })}</p>}
                <Now booking={booking} />
                <Trips {...found} />
              </>
            );
          }}
        </Load>
      </Page>
    </>
  );
}
