/** All that was answered, the rules and the price, before seats are held. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { asProblem, type Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import { money } from "@/i18n/format";
import { at } from "@/root";
import { Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { WayLines } from "../journey";
import { type Booking, keepBooking, ownHeaders } from "../kept";
import { NoWay } from "../no-way";
import { Opened } from "../opened";
import { international, spaced } from "../phone";
import { shownLater } from "../seldom";
import { StepBar } from "../step-bar";
import { later, t } from "../texts";
import { heldBy, linesOf, type Ride, seatOf, seatsIn, totalOf, type Way, way } from "../way";
import { along, category } from "../words";
import { seatsAt } from "./search/asked";

const PromoField = shownLater("PromoField");
const Mending = shownLater("Mending");

const payerOf = ({ travellers }: Way): string => international(travellers[0]?.phone ?? "");

/** Hold the seats of a way, those of all parts or none; return a booking for each part. */
async function holdAll(of: Way): Promise<Booking[]> {
  const { ride, parts, travellers, email, promo = "" } = of;
  const phone = payerOf(of);
  const contact = { phone, email: email.trim() || null };
  const passengers = travellers.map((each) => ({
    name: each.name.trim(),
    phone: international(each.phone) || phone,
    category: each.category,
  }));
  const headers = ownHeaders();
  const keyed = (body: unknown) => ({ header: { "Idempotency-Key": keyOf("hold", body) } });
  if (parts) {
    const items = parts.map((each) => ({ ...each, seats: seatsIn(each, of) ?? null }));
    const body = { items, passengers, contact };
    return (await answered(api.POST("/bookings/journeys", { params: keyed(body), headers, body }))).bookings;
  }
  const body = {
    trip_id: ride.trip_id,
    from: ride.from.station_id,
    to: ride.to.station_id,
    passengers: passengers.map((each, place) => ({
      ...each,
      seat: travellers[place]?.seat ?? null,
      lap_child: travellers[place]?.child ?? null,
      extra_luggage: travellers[place]?.pieces ?? 0,
    })),
    contact,
    promo_code: promo.replace(/\s/g, "") || null,
  };
  return [await answered(api.POST("/bookings", { params: keyed(body), headers, body }))];
}

export function Check() {
  const { route } = useLocation();
  const problem = useSignal<Problem | undefined>(undefined);
  const now = way.value;
  if (!now?.travellers.every(({ name }) => name.trim())) return <NoWay heading={t("check.title")} />;
  const count = now.travellers.length;
  const total = totalOf(now);
  const held = heldBy(now);
  const hold = async () => {
    problem.value = undefined;
    try {
      const bookings = await holdAll(now);
      done("hold");
      for (const each of bookings) keepBooking(each, payerOf(now));
      const [booking] = bookings;
      if (!booking) return;
      way.value = { ...now, held: booking.booking_id };
      route(at(`bookings/${booking.booking_id}/pay`));
    } catch (error) {
      problem.value = asProblem(error);
      throw error;
    }
  };
  const sum = total && <strong class="step-sum">{money(total)}</strong>;
  return (
    <Page heading={t("check.title")}>
      <WayLines of={now} />
      <Answers of={now} />
      {(now.rides ?? [now.ride]).map((ride) => (
        <Known key={ride.trip_id} ride={ride} of={now.rides && ride.company} />
      ))}
      {held ? (
        <StepBar sum={sum}>
          <a class="button main" href={at(`bookings/${held}/pay`)}>
            {t("check.pay")}
          </a>
        </StepBar>
      ) : (
        <div class="step-form">
          <Form submit={t("check.hold", { count })} busy={t("check.holding")} onSubmit={hold} beside={sum}>
            {problem.value && <Mending problem={problem.value} of={now} />}
            {!now.parts && (
              <Opened title={t("check.promo")} open={Boolean(now.promo)}>
                {() => <PromoField of={now} />}
              </Opened>
            )}
            <p class="quiet">{t("check.holdHint")}</p>
          </Form>
        </div>
      )}
    </Page>
  );
}

/** The rules of the company and of the bus, loaded when somebody wants to read them. */
function Known({ ride, of }: { ride: Ride; of: string | undefined }) {
  const title = [t("rules.title"), of].filter(Boolean).join(" · ");
  return <Opened title={title}>{() => <Told ride={ride} />}</Opened>;
}

function Told({ ride }: { ride: Ride }) {
  const company_id = { path: { company_id: ride.company_id } };
  const trip_id = { path: { trip_id: ride.trip_id } };
  const company = useResource(ride.company_id, async () => {
    const [{ Rules }, found, { luggage }] = await Promise.all([
      later(),
      answered(api.GET("/companies/{company_id}", { params: company_id })),
      answered(api.GET("/trips/{trip_id}", { params: trip_id })),
    ]);
    return { Rules, luggage, ...found };
  });
  return (
    <Load from={company}>
      {({ Rules, luggage, name, cancellation }) => (
        <Rules
          bands={cancellation}
          departure={ride.departure_at}
          from={ride.from.name}
          company={name}
          luggage={luggage}
        />
      )}
    </Load>
  );
}

/** Return the page of its seats. */
export const seatsOf = ({ ride }: Way): string =>
  seatsAt(ride.trip_id, ride.from.station_id, ride.to.station_id);

function Answers({ of }: { of: Way }) {
  const travellers = of.travellers.map((each, place) => ({ ...each, seat: seatOf(of, place) }));
  return (
    <section class="told-so-far">
      <Answer name={t("check.passengers")} to={at("passengers")} change={t("check.changePassengers")}>
        <ul>
          {travellers.map(({ name, seat, phone, child, pieces }, place) => (
            <li key={place}>
              {name}
              {[
                seat ? t("seats.seat", { seat }) : t("passengers.anySeat"),
                phone && spaced(international(phone)),
                ...along(child, pieces),
              ].map(
                (words) =>
                  words && (
                    <div class="quiet" key={words}>
                      {words}
                    </div>
                  ),
              )}
            </li>
          ))}
        </ul>
      </Answer>
      {!of.parts && (
        <Answer name={t("check.seats")} to={seatsOf(of)} change={t("check.changeSeats")}>
          {travellers.map(({ seat }) => seat ?? t("check.any")).join(", ")}
        </Answer>
      )}
      <Answer name={t("check.contact")} to={at("passengers")} change={t("check.changeContact")}>
        {t("check.sms", { phone: spaced(payerOf(of)) })}
        {of.email && (
          <>
            <br />
            {of.email}
          </>
        )}
      </Answer>
      <div class="answer">
        <h2>{t("check.price")}</h2>
        <Price of={of} />
      </div>
    </section>
  );
}

interface AnswerProps {
  name: string;
  to: string;
  /** What the link changes, for those who hear it alone. */
  change: string;
  children: ComponentChildren;
}

function Answer({ name, to, change, children }: AnswerProps) {
  return (
    <div class="answer">
      <h2>{name}</h2>
      <div>{children}</div>
      <a href={to} aria-label={change}>
        {t("check.change")}
      </a>
    </div>
  );
}

function Price({ of }: { of: Way }) {
  const total = totalOf(of);
  return (
    <dl class="price-lines">
      {linesOf(of).map(({ number, price, category: name, onLap }, place) => {
        const what = name ? category(name) : t("along.luggage");
        return (
          <div key={place}>
            <dt>
              {t("check.times", { number, what, price: money(price) })}
              {onLap && ` (${t("along.lap")})`}
            </dt>
            <dd>{money({ ...price, amount: price.amount * number })}</dd>
          </div>
        );
      })}
      {total && (
        <div class="sum">
          <dt>{t("check.total")}</dt>
          <dd>{money(total)}</dd>
        </div>
      )}
    </dl>
  );
}
