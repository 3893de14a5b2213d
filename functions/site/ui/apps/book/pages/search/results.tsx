/** What was found: the days of a week with their prices, and the trips of one day with their times first. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { usePages } from "@/api/pages";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { day, money, shortDay } from "@/i18n/format";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type KeptSearch, keepSearch, searches } from "../../kept";
import { shownLater } from "../../seldom";
import { t } from "../../texts";
import { remember } from "../../way";
import { type Asked, addressOf } from "./asked";
import { Filters, filtersIn } from "./filters";
import { SearchForm } from "./form";
import { TripCard } from "./trip-card";

type Found = components["schemas"]["FoundTrips"];
type DayPrice = components["schemas"]["DayPrice"];

const Connections = shownLater("Connections");

const PAGE = 20;

async function search(asked: Asked, cursor?: string) {
  const { sort, ...rest } = asked;
  const query = { ...rest, ...(sort && { sort: sort as "price" }), limit: PAGE, ...(cursor && { cursor }) };
  const found = await answered(api.GET("/search/trips", { params: { query } }));
  remember(found.items);
  return { ...found, rows: found.items, cursor: found.next_cursor };
}

export function Results({ asked }: { asked: Asked }) {
  const { first, rows, more } = usePages(JSON.stringify(asked), (cursor) => search(asked, cursor));
  const found = first.data.value as Found | undefined;
  const { days, failed } = useWeek(asked);
  const changing = useSignal(false);
  const names = useSignal<KeptSearch | undefined>(undefined);
  if (found?.from && !names.peek()) names.value = { from: found.from, to: found.to };
  useEffect(() => {
    if (names.value) keepSearch(pair(names.value));
  }, [names.value]);
  const told = names.value ?? searches.value.find((each) => isFor(each, asked));
  const named = told
    ? [told.from, told.to].map(({ station_id, name }) => ({ value: station_id, label: name }))
    : [];
  const change = () => {
    changing.value = !changing.value;
  };
  return (
    <Page
      heading={headingFor(told, first.problem.value !== undefined)}
      beside={
        <button type="button" class="to-change" aria-expanded={changing.value} onClick={change}>
          {t("search.change")}
        </button>
      }
    >
      {changing.value && (
        <div class="card">
          <SearchForm asked={asked} named={named} onDone={change} />
        </div>
      )}
      {!(failed && !days.length) && <Days asked={asked} days={days} />}
      <Load from={first}>
        {() => (
          <>
            {(rows.length > 0 || filtersIn(asked) > 0) && found && (
              <Filters asked={asked} choices={found.choices} total={found.total} />
            )}
            {rows.length > 0 ? (
              <ol class="trips">
                {rows.map((trip) => (
                  <TripCard key={`${trip.trip_id} ${trip.from.station_id}`} trip={trip} />
                ))}
              </ol>
            ) : (
              <NoTrips asked={asked} days={days} />
            )}
            {more(t("results.more"))}
            {rows.every(({ sales }) => sales !== "open") && !filtersIn(asked) && (
              <Connections asked={asked} />
            )}
          </>
        )}
      </Load>
    </Page>
  );
}

const isFor = ({ from, to }: KeptSearch, asked: Asked): boolean =>
  from.station_id === asked.from && to.station_id === asked.to;

function headingFor(told: KeptSearch | undefined, failed: boolean): string {
  if (told) return t("journey.way", { from: told.from.name, to: told.to.name });
  return t(failed ? "search.title" : "search.looking");
}

const pair = ({ from, to }: KeptSearch) => ({
  from: { station_id: from.station_id, name: from.name },
  to: { station_id: to.station_id, name: to.name },
});

interface NoTripsProps {
  asked: Asked;
  days: readonly DayPrice[];
}

function NoTrips({ asked, days }: NoTripsProps) {
  const { from, to, date } = asked;
  if (filtersIn(asked)) {
    return (
      <div class="empty">
        <p>{t("results.noneFit")}</p>
        <a class="button" href={addressOf({ from, to, date })}>
          {t("results.showAll")}
        </a>
      </div>
    );
  }
  const next =
    days.find((each) => each.date > date && each.price_from) ?? days.find((each) => each.price_from);
  return (
    <div class="empty">
      <p>{t("results.none", { day: day(date) })}</p>
      {next ? (
        <a class="button main" href={addressOf({ ...asked, date: next.date })}>
          {t("results.goTo", { day: shortDay(next.date) })}
        </a>
      ) : (
        <p class="quiet">{t("results.noneNext")}</p>
      )}
    </div>
  );
}

interface DaysProps {
  asked: Asked;
  days: readonly DayPrice[];
}

/** The days around the one that was asked for. It keeps its place while the prices come. */
function Days({ asked, days }: DaysProps) {
  const { route } = useLocation();
  const go = (event: Event, to: string) => {
    event.preventDefault();
    route(to, true);
  };
  return (
    <nav class="days" aria-label={t("results.days")}>
      {days.map((each) => {
        const address = addressOf({ ...asked, date: each.date });
        const here = each.date === asked.date;
        return (
          <a
            key={each.date}
            href={address}
            onClick={(event) => go(event, address)}
            {...(here && { "aria-current": "date" as const, ref: center })}
          >
            <span>{shortDay(each.date)}</span>
            <span class={each.price_from ? "price" : "quiet"}>
              {each.price_from ? money(each.price_from) : t("results.noneShort")}
            </span>
          </a>
        );
      })}
    </nav>
  );
}

/** Let the strip show a day in its middle. */
function center(link: HTMLAnchorElement | null): void {
  const strip = link?.closest("nav");
  if (link && strip) strip.scrollLeft = link.offsetLeft - (strip.clientWidth - link.clientWidth) / 2;
}

/** The week around a day with its prices; the last one that came while another comes. */
function useWeek({ from, to, date }: Asked) {
  const load = () => answered(api.GET("/search/days", { params: { query: { from, to, date } } }));
  const week = useResource(`${from} ${to} ${date}`, load);
  const shown = useSignal<readonly DayPrice[]>([]);
  if (week.data.value && shown.peek() !== week.data.value.days) shown.value = week.data.value.days;
  return { days: shown.value, failed: week.problem.value !== undefined };
}
