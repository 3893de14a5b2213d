/** The planner: a day as a timeline or as lists, moves of trips, new trips, copies. All in the URL but a move. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useResource } from "@/api/resource";
import { day as dayWords, time, today } from "@/i18n/format";
import { at } from "@/root";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Empty } from "@/ui/table";
import { Told } from "@/ui/told";
import { offerUndo } from "@/ui/undo";
import { Days } from "../../days";
import { useHere } from "../../here";
import { t } from "../../texts";
import { routeOf } from "../../trip-state";
import { Copy } from "./copy";
import { type By, type Day, dayOf } from "./data";
import { EditTrip } from "./edit-trip";
import { Listing } from "./listing";
import { useMoves } from "./move";
import { NewTrip } from "./new-trip";
import { phone } from "./phone";
import { PhoneList } from "./phone-list";
import { type Plan, planOf } from "./plan";
import "./planner.css";
import { Selected } from "./selected";
import { showNow, Timeline, ZOOMS } from "./timeline";
import { barId } from "./trip-bar";
import { Unsaved } from "./unsaved";

const AGAIN_SECONDS = 60;
const MAY = "trips:plan";

export function Planner() {
  const here = useHere();
  const date = here.query.date ?? today();
  const view = can(MAY) ? here.query.view : undefined;
  if (view === "new") return <NewTrip key="new" date={date} />;
  if (view === "edit" && here.query.trip)
    return <EditTrip key="edit" trip_id={here.query.trip} date={date} />;
  if (view === "copy") return <Copy key="copy" date={date} />;
  return <DayPlan key="day" date={date} />;
}

function DayPlan({ date }: { date: string }) {
  const here = useHere();
  const found = useResource(date, () => dayOf(date), AGAIN_SECONDS);
  const show = (other: string) =>
    here.go({ date: other === today() ? undefined : other, trip: undefined, told: undefined });
  const day = found.data.value;
  const by: By = here.query.by === "driver" ? "driver" : "bus";
  const plan = day && planOf(day, by, Date.now());
  const told = useSignal("");
  const moves = useMoves(
    plan,
    ({ trip }, takeBack) => {
      const tell = (words: string) => {
        told.value = words;
        found.reload();
      };
      tell(t("planner.moved"));
      document.getElementById(barId(trip.trip_id))?.focus();
      const name = `${time(trip.departure_at)} ${routeOf(trip)}`;
      offerUndo({
        words: t("undo.of", { name, words: t("planner.moved") }),
        undo: async () => {
          await takeBack();
          tell(t("planner.movedBack"));
        },
        undone: t("undo.of", { name, words: t("planner.movedBack") }),
      });
    },
    found.reload,
  );
  useEffect(() => {
    told.value = "";
    moves.giveUp();
  }, [date, by]);
  const message = told.value || toldBy(here.query.told, Number(here.query.count ?? 0));
  return (
    <Page
      heading={date === today() ? t("planner.today") : dayWords(date)}
      beside={<Days date={date} show={show} />}
    >
      <Actions date={date} />
      {message && !moves.draft.value && <Told>{message}</Told>}
      <Load from={found}>
        {(loaded) =>
          plan && (
            <>
              <Choices by={by} isToday={plan.isToday} />
              <Body day={loaded} plan={plan} moves={moves} />
            </>
          )
        }
      </Load>
      <div class="planner-panel">
        {plan && moves.draft.value && <Unsaved plan={plan} moves={moves} draft={moves.draft.value} />}
        {plan && !moves.draft.value && here.query.trip && (
          <Selected
            key={here.query.trip}
            trip_id={here.query.trip}
            plan={plan}
            onChanged={(words) => {
              told.value = words;
              found.reload();
            }}
          />
        )}
      </div>
    </Page>
  );
}

const TOLD = ["created", "published", "saved", "copied"] as const;

/** What was done on the page before, as its address tells. */
function toldBy(told: string | undefined, count: number): string {
  const name = TOLD.find((each) => each === told);
  if (!name) return "";
  return name === "copied" ? t("planner.told.copied", { count }) : t(`planner.told.${name}`);
}

function Actions({ date }: { date: string }) {
  const to = (view: string) => at(`planner?view=${view}&date=${date}`);
  return (
    <div class="actions">
      {can(MAY) && (
        <>
          <a class="button main" href={to("new")}>
            {t("planner.new")}
          </a>
          <a class="button" href={to("copy")}>
            {t("planner.copy")}
          </a>
        </>
      )}
      <a class="button" href={at("timetables")}>
        {t("nav.timetables")}
      </a>
    </div>
  );
}

function Choices({ by, isToday }: { by: By; isToday: boolean }) {
  const here = useHere();
  const zoom = zoomOf(here.query.zoom);
  const table = here.query.as === "table";
  const choose = (changes: Record<string, string | undefined>) => here.go(changes, true);
  return (
    <div class="choices">
      <fieldset class="switch" aria-label={t("planner.lanes")}>
        {(["bus", "driver"] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={by === each}
            onClick={() => choose({ by: each === "bus" ? undefined : each })}
          >
            {t(each === "bus" ? "planner.byBus" : "planner.byDriver")}
          </button>
        ))}
      </fieldset>
      {!phone.value && (
        <>
          <fieldset class="switch" aria-label={t("planner.shown")}>
            <button type="button" aria-pressed={!table} onClick={() => choose({ as: undefined })}>
              {t("planner.timeline")}
            </button>
            <button type="button" aria-pressed={table} onClick={() => choose({ as: "table" })}>
              {t("planner.table")}
            </button>
          </fieldset>
          {!table && isToday && (
            <button type="button" onClick={showNow}>
              {t("planner.showNow")}
            </button>
          )}
          {!table && (
            <fieldset class="switch" aria-label={t("planner.zoom")}>
              <button
                type="button"
                aria-label={t("planner.zoomOut")}
                disabled={zoom === 0}
                onClick={() => choose({ zoom: String(zoom - 1) })}
              >
                −
              </button>
              <button
                type="button"
                aria-label={t("planner.zoomIn")}
                disabled={zoom === ZOOMS.length - 1}
                onClick={() => choose({ zoom: String(zoom + 1) })}
              >
                +
              </button>
            </fieldset>
          )}
        </>
      )}
    </div>
  );
}

const zoomOf = (text: string | undefined): number =>
  Math.max(0, Math.min(ZOOMS.length - 1, Math.round(Number(text ?? 1)) || 0));

function Body({ day, plan, moves }: { day: Day; plan: Plan; moves: ReturnType<typeof useMoves> }) {
  const here = useHere();
  if (!day.calendar.buses.length && !day.trips.length) {
    return <Empty next={<NoBuses />}>{t("planner.noBuses")}</Empty>;
  }
  const table = here.query.as === "table";
  const hour = ZOOMS[zoomOf(here.query.zoom)] ?? ZOOMS[1];
  return (
    <>
      {!day.trips.length && <p class="notice">{t("planner.none")}</p>}
      {phone.value && <PhoneList plan={plan} />}
      {!phone.value && table && <Listing plan={plan} />}
      {!phone.value && !table && (
        <>
          {can(MAY) && <p class="quiet planner-keys">{t("planner.keys")}</p>}
          <Timeline
            plan={plan}
            moves={moves}
            hour={hour}
            selected={here.query.trip}
            mayPlan={can(MAY)}
            onSelect={(trip) => {
              moves.giveUp();
              here.go({ trip, told: undefined });
            }}
          />
        </>
      )}
      {(phone.value || !table) && (
        <div class="on-paper">
          <p>{dayWords(day.calendar.date)}</p>
          <Listing plan={plan} busy />
        </div>
      )}
    </>
  );
}

function NoBuses() {
  return (
    <a class="button" href={at("buses")}>
      {t("planner.addBus")}
    </a>
  );
}
