/** A day's trips: what needs attention first, then all around now. Day, filters and selection are in the URL. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import { after, clock, day, timeAt, today } from "@/i18n/format";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Empty } from "@/ui/table";
import { Days, type DaysProps } from "../../days";
import { type Here, useHere } from "../../here";
import { tripsOf } from "../../lists";
import { t } from "../../texts";
import { wide } from "../../wide";
import { TripBeside } from "../trip";
import { around, byUrgency, fits, type Row, reasonsOf } from "./attention";
import "./board.css";
import { Filters, filterOf, isSet, NONE } from "./filters";
import { type Judged, Trips } from "./trips";

const AGAIN_SECONDS = 30;
const MOST_URGENT = 6;
/** Where the company's rules cannot be read: the platform's. */
const OPENS_MINUTES = 30;

async function opensMinutes(): Promise<number> {
  if (!can("company:read")) return OPENS_MINUTES;
  return (await answered(api.GET("/company/policy"))).boarding_opens_minutes;
}

export function Board() {
  const here = useHere();
  const date = here.query.date ?? today();
  const trips = useResource(date, () => tripsOf(date), AGAIN_SECONDS);
  const opens = useResource("", opensMinutes);
  const selected = wide.value ? here.query.trip : undefined;
  const show = (other: string) =>
    here.go({ date: other === today() ? undefined : other, trip: undefined, view: undefined, do: undefined });
  return (
    <Page heading={date === today() ? t("board.today") : day(date)} beside={<Days date={date} show={show} />}>
      <div class={selected ? "board split" : "board"}>
        <div class="list">
          <Load from={trips}>
            {(rows) => (
              <>
                <Summary date={date} rows={rows} since={trips.since.value} />
                <Day
                  rows={rows}
                  here={here}
                  opens={opens.data.value ?? OPENS_MINUTES}
                  date={date}
                  show={show}
                />
              </>
            )}
          </Load>
        </div>
        {selected && <TripBeside id={selected} onChanged={trips.reload} />}
      </div>
    </Page>
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

/** The time on this device, in milliseconds since 1970, a new one every while. */
function useNow(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, AGAIN_SECONDS * 1000);
    return () => clearInterval(timer);
  }, [now]);
  return now.value;
}

interface DayProps extends DaysProps {
  rows: Row[];
  here: Here;
  opens: number;
}

function Day({ rows, here, opens, date, show }: DayProps) {
  const now = useNow();
  if (!rows.length) {
    const next = (
      <button type="button" onClick={() => show(after(date, 1))}>
        {t("board.after")}
      </button>
    );
    return <Empty next={next}>{t("board.none")}</Empty>;
  }
  const filter = filterOf(here);
  const judged = (some: readonly Row[]): Judged[] =>
    some.map((row) => ({ row, reasons: reasonsOf(row, now, opens) }));
  const shown = rows.filter((row) => fits(row, filter));
  const urgent = judged(shown)
    .filter(({ reasons }) => reasons.length)
    .sort(byUrgency);
  return (
    <>
      <Filters rows={rows} here={here} />
      {!shown.length && (
        <Empty
          next={
            <a class="button" href={here.to(NONE)}>
              {t("board.clear")}
            </a>
          }
        >
          {t("board.noneFit")}
        </Empty>
      )}
      {urgent.length > 0 && <Urgent urgent={urgent} />}
      {shown.length > 0 && (
        <section class="section">
          <h2>{isSet(filter) ? t("board.found", { count: shown.length }) : t("board.all")}</h2>
          {date === today() ? (
            <AroundNow rows={shown} now={now} judged={judged} />
          ) : (
            <Trips label={t("board.all")} trips={judged(shown)} />
          )}
        </section>
      )}
    </>
  );
}

function Urgent({ urgent }: { urgent: Judged[] }) {
  const title = t("board.attention", { count: urgent.length });
  const rest = urgent.slice(MOST_URGENT);
  return (
    <section class="section">
      <h2>{title}</h2>
      <Trips label={title} trips={urgent.slice(0, MOST_URGENT)} told />
      {rest.length > 0 && (
        <details class="more">
          <summary>{t("board.more", { count: rest.length })}</summary>
          <Trips label={t("board.more", { count: rest.length })} trips={rest} told />
        </details>
      )}
    </section>
  );
}

interface AroundProps {
  rows: Row[];
  now: number;
  judged: (rows: readonly Row[]) => Judged[];
}

function AroundNow({ rows, now, judged }: AroundProps) {
  const { over, begun, coming } = around(rows, now);
  return (
    <>
      {over.length > 0 && (
        <details class="more">
          <summary>{t("board.over", { count: over.length })}</summary>
          <Trips label={t("board.over", { count: over.length })} trips={judged(over)} />
        </details>
      )}
      {begun.length > 0 && <Trips label={t("board.begun")} trips={judged(begun)} />}
      <p class="now">
        <span>{t("board.now", { time: timeAt(now, rows[0]?.departure_at) })}</span>
      </p>
      {coming.length > 0 ? (
        <Trips label={t("board.coming")} trips={judged(coming)} />
      ) : (
        <p class="quiet">{t("board.noneComing")}</p>
      )}
    </>
  );
}
