/** A day's trips: what needs attention first, then all by their departure. The day is in the URL. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { after, clock, day, time, today } from "@/i18n/format";
import { at } from "@/root";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { t } from "../texts";
import { Delay, routeOf, Sold, TripState } from "../trip-state";

type Row = components["schemas"]["TripRow"];

const AGAIN_SECONDS = 30;
const PAGE = 100;
const MOST_PAGES = 10;

async function tripsOf(date: string): Promise<Row[]> {
  const found: Row[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { date, limit: PAGE, ...(cursor && { cursor }) };
    const rows: components["schemas"]["TripRows"] = await answered(
      api.GET("/company/trips", { params: { query } }),
    );
    found.push(...rows.items);
    cursor = rows.next_cursor;
    if (!cursor) break;
  }
  return found;
}

const wantsAttention = (row: Row): boolean =>
  row.delay_minutes > 0 || row.status === "CANCELLED" || row.status === "DRAFT" || row.driver === null;

const COLUMNS = (): Column<Row>[] => [
  {
    heading: t("board.departure"),
    cell: (row) => (
      <a
        class="when"
        href={at(`trips/${row.trip_id}`)}
        aria-label={`${time(row.departure_at)} ${routeOf(row)}`}
      >
        {time(row.departure_at)}
      </a>
    ),
  },
  { heading: t("board.route"), cell: routeOf },
  { heading: t("board.bus"), cell: (row) => row.plate },
  {
    heading: t("board.driver"),
    cell: (row) => row.driver ?? <span class="tag bad">{t("board.noDriver")}</span>,
  },
  { heading: t("board.status"), cell: (row) => <TripState status={row.status} /> },
  { heading: t("board.delay"), cell: (row) => <Delay minutes={row.delay_minutes} /> },
  {
    heading: t("board.sold"),
    cell: (row) => <Sold load={row.load} of={`${time(row.departure_at)} ${routeOf(row)}`} />,
    number: true,
  },
];

export function Board() {
  const { query, route } = useLocation();
  const date = query.date ?? today();
  const trips = useResource(date, () => tripsOf(date), AGAIN_SECONDS);
  const show = (other: string) => route(at(other === today() ? "board" : `board?date=${other}`));
  return (
    <Page heading={date === today() ? t("board.today") : day(date)} beside={<Days date={date} show={show} />}>
      <Load from={trips}>
        {(rows) => (
          <>
            <Summary date={date} rows={rows} since={trips.since.value} />
            <Trips date={date} rows={rows} show={show} />
          </>
        )}
      </Load>
    </Page>
  );
}

interface DaysProps {
  date: string;
  show: (date: string) => void;
}

function Days({ date, show }: DaysProps) {
  return (
    <div class="days">
      <button type="button" onClick={() => show(after(date, -1))} aria-label={t("board.before")}>
        ←
      </button>
      <label>
        <span class="unseen">{t("board.day")}</span>
        <input type="date" value={date} onChange={(event) => show(event.currentTarget.value || today())} />
      </label>
      <button type="button" onClick={() => show(after(date, 1))} aria-label={t("board.after")}>
        →
      </button>
      {date !== today() && (
        <button type="button" onClick={() => show(today())}>
          {t("board.toToday")}
        </button>
      )}
    </div>
  );
}

function Summary({ date, rows, since }: { date: string; rows: Row[]; since: number | undefined }) {
  const sold = rows.reduce((sum, row) => sum + (row.load?.sold ?? 0), 0);
  const seats = rows.reduce((sum, row) => sum + (row.load?.seats ?? 0), 0);
  return (
    <p class="quiet">
      {date === today() && `${day(date)} · `}
      {t("board.trips", { count: rows.length })} · {t("board.seats", { sold, seats })}
      {since !== undefined && ` · ${t("board.since", { time: clock(since) })}`}
    </p>
  );
}

function Trips({ date, rows, show }: { date: string; rows: Row[]; show: (date: string) => void }) {
  if (!rows.length) {
    const next = (
      <button type="button" onClick={() => show(after(date, 1))}>
        {t("board.after")}
      </button>
    );
    return <Empty next={next}>{t("board.none")}</Empty>;
  }
  const urgent = rows.filter(wantsAttention);
  return (
    <>
      {urgent.length > 0 && (
        <section class="section">
          <h2>{t("board.attention", { count: urgent.length })}</h2>
          <Table
            caption={t("board.attention", { count: urgent.length })}
            columns={COLUMNS()}
            rows={urgent}
            keyOf={idOf}
          />
        </section>
      )}
      <section class="section">
        {urgent.length > 0 && <h2>{t("board.all")}</h2>}
        <Table caption={t("board.all")} columns={COLUMNS()} rows={rows} keyOf={idOf} />
      </section>
    </>
  );
}

const idOf = (row: Row): string => row.trip_id;
