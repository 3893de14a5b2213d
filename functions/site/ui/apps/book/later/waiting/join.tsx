/** Joining the line for a bus that is full: who wants to travel, and which buses of the day would do. */
import { type Signal, useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { asProblem, Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { day, money, time } from "@/i18n/format";
import { language } from "@/i18n/t";
import { at } from "@/root";
import { Choice, Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { keepWait, ownHeaders } from "../../kept";
import { seatsAt } from "../../pages/search/asked";
import { international } from "../../phone";
import { tl as t } from "../../texts";
import { ADULT, type CategoryPrice } from "../../way";
import { category as named } from "../../words";

type Found = components["schemas"]["FoundTrip"];

const MOST_TRIPS = 5;
const MOST_PEOPLE = 6;

interface Stretch {
  trip: string;
  from: string;
  to: string;
}

interface Full {
  wanted: Found;
  /** Other buses of that day with the same way that are full too, and the one that was asked for. */
  trips: readonly Found[];
  prices: readonly CategoryPrice[];
}

async function load({ trip, from, to }: Stretch): Promise<Full | null> {
  const path = { trip_id: trip };
  const [{ stops }, { prices }] = await Promise.all([
    answered(api.GET("/trips/{trip_id}", { params: { path } })),
    answered(api.GET("/trips/{trip_id}/seats", { params: { path, query: { from, to } } })),
  ]);
  const date = stops.find(({ station_id }) => station_id === from)?.scheduled_departure_at.slice(0, 10);
  if (!date) return null;
  const query = { from, to, date };
  const { items } = await answered(api.GET("/search/trips", { params: { query } }));
  const wanted = items.find(({ trip_id }) => trip_id === trip);
  const trips = items.filter(({ trip_id, sales }) => trip_id === trip || sales === "sold_out");
  return wanted ? { wanted, trips, prices } : null;
}

export function Join(stretch: Stretch) {
  const full = useResource(Object.values(stretch).join(), () => load(stretch));
  return (
    <Page key="join" heading={t("waiting.join")}>
      <p>{t("waiting.intro")}</p>
      <Load from={full}>
        {(found) => (found ? <JoinForm full={found} stretch={stretch} /> : <p>{t("waiting.gone")}</p>)}
      </Load>
    </Page>
  );
}

/** Everybody is sent the one number that was typed: what is wrong with it is told once. */
function withOnePhone(problem: Problem): Problem {
  const own = problem.fields.filter(({ pointer }) => !/^\/passengers\/\d+\/phone$/.test(pointer));
  return own.length ? new Problem({ ...problem.extra, errors: own }) : problem;
}

interface Person {
  name: string;
  category: string;
}

function JoinForm({ full, stretch }: { full: Full; stretch: Stretch }) {
  const { route } = useLocation();
  const people = useSignal<readonly Person[]>([{ name: "", category: ADULT }]);
  const phone = useSignal("");
  const trips = useSignal<ReadonlySet<string>>(new Set([stretch.trip]));
  const free = useSignal(false);
  const { wanted, prices } = full;
  const submit = async () => {
    const number = international(phone.value);
    const body = {
      trip_ids: full.trips.map(({ trip_id }) => trip_id).filter((id) => trips.value.has(id)),
      from: stretch.from,
      to: stretch.to,
      passengers: people.value.map((each) => ({ ...each, phone: number })),
      contact: { phone: number },
      language: language.value,
    };
    const params = { header: { "Idempotency-Key": keyOf("waiting", body) } };
    const request = api.POST("/waiting-list", { body, params, headers: ownHeaders() });
    const entry = await answered(request).catch((error) => {
      const problem = asProblem(error);
      free.value = problem.code === "seats_free";
      throw withOnePhone(problem);
    });
    done("waiting");
    keepWait(entry.entry_id);
    route(at(`waiting/${entry.entry_id}`));
  };
  return (
    <>
      <p>
        <strong>{t("journey.way", { from: wanted.from.name, to: wanted.to.name })}</strong>
        <br />
        <span class="quiet">{day(wanted.departure_at)}</span>
      </p>
      <Form
        submit={t("waiting.submit")}
        busy={t("waiting.working")}
        onSubmit={submit}
        beside={
          free.value && (
            <a class="button" href={seatsAt(stretch.trip, stretch.from, stretch.to)}>
              {t("waiting.toSeats")}
            </a>
          )
        }
      >
        <Buses trips={full.trips} chosen={trips} />
        <People people={people} prices={prices} />
        <Field
          pointer="/contact/phone"
          label={t("waiting.phone")}
          hint={t("waiting.phoneHint")}
          type="tel"
          autocomplete="tel"
          value={phone.value}
          onValue={(value) => {
            phone.value = value;
          }}
        />
      </Form>
    </>
  );
}

function Buses({ trips, chosen }: { trips: readonly Found[]; chosen: Signal<ReadonlySet<string>> }) {
  const toggle = (id: string) => {
    const next = new Set(chosen.value);
    if (!next.delete(id)) next.add(id);
    if (next.size && next.size <= MOST_TRIPS) chosen.value = next;
  };
  return (
    <fieldset class="cancel-choices">
      <legend>{t("waiting.which")}</legend>
      {trips.map(({ trip_id, departure_at, arrival_at, company, price }) => (
        <label class="cancel-choice" key={trip_id}>
          <input type="checkbox" checked={chosen.value.has(trip_id)} onChange={() => toggle(trip_id)} />
          <span class="cancel-name">
            {time(departure_at)} – {time(arrival_at)}
            <span class="quiet">{company}</span>
          </span>
          <span>{money(price)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function People({ people, prices }: { people: Signal<readonly Person[]>; prices: readonly CategoryPrice[] }) {
  const set = (place: number, change: Partial<Person>) => {
    people.value = people.value.map((each, here) => (here === place ? { ...each, ...change } : each));
  };
  const offered = prices.map(
    ({ category, age, price }) =>
      [category, [named(category), age, money(price)].filter(Boolean).join(" · ")] as const,
  );
  const count = people.value.length;
  return (
    <fieldset>
      <legend>{t("waiting.who")}</legend>
      {people.value.map(({ name, category }, place) => (
        <div class="person" key={place}>
          <Field
            pointer={`/passengers/${place}/name`}
            label={count > 1 ? t("waiting.nameOf", { number: place + 1 }) : t("waiting.name")}
            autocomplete={place ? "off" : "name"}
            value={name}
            onValue={(value) => set(place, { name: value })}
          />
          {offered.length > 1 && (
            <Choice
              pointer={`/passengers/${place}/category`}
              label={t("waiting.age")}
              value={category}
              options={offered}
              onValue={(value) => set(place, { category: value })}
            />
          )}
        </div>
      ))}
      <div class="actions">
        {count < MOST_PEOPLE && (
          <button
            type="button"
            onClick={() => {
              people.value = [...people.value, { name: "", category: ADULT }];
            }}
          >
            {t("waiting.more")}
          </button>
        )}
        {count > 1 && (
          <button
            type="button"
            onClick={() => {
              people.value = people.value.slice(0, -1);
            }}
          >
            {t("waiting.fewer")}
          </button>
        )}
      </div>
    </fieldset>
  );
}
