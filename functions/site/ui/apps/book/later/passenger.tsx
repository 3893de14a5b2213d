/** Another person travels, or a name is spelt right: the place gets a new ticket, and the old one is void. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Journey } from "../journey";
import type { Booking } from "../kept";
import { loadBooking } from "../own";
import { tl as t } from "../texts";
import { BackToBooking } from "./back";
import { GoneBooking } from "./gone";
import { keepReissued, owned } from "./owned";

type Place = components["schemas"]["BookedTicket"];
type Ticket = components["schemas"]["TicketView"];

export function Passenger({ id }: { id: string }) {
  const { query } = useLocation();
  const booking = useResource(id, () => loadBooking(id));
  const done = useSignal<Ticket | undefined>(undefined);
  if (done.value) return <Done ticket={done.value} />;
  return (
    <>
      <BackToBooking id={id} />
      <Page heading={t("passenger.title")}>
        <Load from={booking}>
          {(found) => {
            if (found.status !== "CONFIRMED") return <GoneBooking booking={found} />;
            const { tickets } = found;
            const place = tickets.find((each) => each.ticket_id === query.ticket) ?? only(tickets);
            return (
              <>
                <Journey of={found} />
                {place ? (
                  <Change
                    key={place.ticket_id}
                    place={place}
                    booking={id}
                    onDone={(ticket) => {
                      done.value = ticket;
                    }}
                  />
                ) : (
                  <Which booking={found} />
                )}
              </>
            );
          }}
        </Load>
      </Page>
    </>
  );
}

const only = <T,>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

function Which({ booking }: { booking: Booking }) {
  return (
    <>
      <h2>{t("passenger.which")}</h2>
      <ul class="plain-links">
        {booking.tickets.map(({ ticket_id, seat, passenger }) => (
          <li key={ticket_id}>
            <a href={at(`bookings/${booking.booking_id}/passenger?ticket=${ticket_id}`)}>
              {passenger.name ?? t("passenger.erased")} · {t("passenger.seat", { seat })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChangeProps {
  place: Place;
  booking: string;
  onDone: (ticket: Ticket) => void;
}

function Change({ place, booking, onDone }: ChangeProps) {
  const { passenger, ticket_id } = place;
  const { values, field } = useFields({ name: passenger.name ?? "", phone: passenger.phone ?? "" });
  const submit = async () => {
    const { name, phone } = values.value;
    const request = api.PATCH("/tickets/{ticket_id}/passenger", {
      params: { path: { ticket_id } },
      body: { name, phone },
      ...owned(booking),
    });
    const ticket = await answered(request);
    await keepReissued(ticket_id, ticket).catch(() => undefined);
    onDone(ticket);
  };
  return (
    <>
      <p>{t("passenger.what")}</p>
      <Form
        submit={t("passenger.submit")}
        busy={t("passenger.working")}
        onSubmit={submit}
        beside={
          <a class="button" href={at(`bookings/${booking}`)}>
            {t("passenger.keep")}
          </a>
        }
      >
        <Field label={t("passenger.name")} autocomplete="off" {...field("name")} />
        <Field
          label={t("passenger.phone")}
          hint={t("passenger.phoneHint")}
          type="tel"
          autocomplete="off"
          {...field("phone")}
        />
        <p class="notice">{t("passenger.oldIsVoid")}</p>
      </Form>
    </>
  );
}

function Done({ ticket }: { ticket: Ticket }) {
  const name = ticket.passenger.name ?? t("passenger.erased");
  return (
    <Page key="done" heading={t("passenger.done", { name })}>
      <p>{t("passenger.doneMore", { seat: ticket.seat })}</p>
      <div class="next-steps">
        <a class="button main" href={at(`tickets/${ticket.ticket_id}`)}>
          {t("passenger.toTicket")}
        </a>
        <a class="button" href={at(`bookings/${ticket.booking_id}`)}>
          {t("gone.toBooking")}
        </a>
      </div>
    </Page>
  );
}
