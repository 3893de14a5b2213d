/** The days ahead of a timetable: made, to be made, or in conflict with its reason. */
import { day } from "@/i18n/format";
import { at } from "@/root";
import { Empty, Table } from "@/ui/table";
import { t } from "../../texts";
import { words } from "../planner/reasons";
import type { Days } from "./data";
import type { Preview } from "./saving";

const KINDS: Record<string, readonly [shape: string, kind: string, words: "made" | "conflict" | "open"]> = {
  made: ["✓", "good", "made"],
  conflict: ["✕", "bad", "conflict"],
  open: ["○", "", "open"],
};

/** Say how many trips are to be made, conflict, or are made already. */
export function counted(days: readonly Days[]): string {
  const count = (outcome: string) => days.filter((each) => each.outcome === outcome).length;
  return [
    t("timetables.open", { count: count("open") }),
    t("timetables.conflicts", { count: count("conflict") }),
    t("timetables.made", { count: count("made") }),
  ].join(" · ");
}

export function DaysAhead({ days, heading }: { days: readonly Days[]; heading: string }) {
  if (!days.length) return <Empty>{t("timetables.noDays")}</Empty>;
  return (
    <section class="section" aria-label={heading}>
      <h2>{heading}</h2>
      <p role="status">{counted(days)}</p>
      <List days={days} caption={heading} />
    </section>
  );
}

/** The days ahead of several departures: all of them counted, each folded by itself. */
export function Previews({ previews, heading }: { previews: readonly Preview[]; heading: string }) {
  const [only, ...others] = previews;
  if (only && !others.length) return <DaysAhead days={only.days} heading={heading} />;
  return (
    <section class="section" aria-label={heading}>
      <h2>{heading}</h2>
      <p role="status">{counted(previews.flatMap(({ days }) => days))}</p>
      {previews.map(({ key, departs, days }) => (
        <details key={key}>
          <summary>
            <span>
              <strong>{departs}</strong> {days.length ? counted(days) : t("timetables.noDays")}
            </span>
          </summary>
          {days.length > 0 && <List days={days} caption={`${heading}, ${departs}`} />}
        </details>
      ))}
    </section>
  );
}

function List({ days, caption }: { days: readonly Days[]; caption: string }) {
  return (
    <Table
      caption={caption}
      columns={[
        { heading: t("board.day"), cell: (row) => day(row.date) },
        { heading: t("copy.outcome"), cell: (row) => <Outcome row={row} /> },
      ]}
      rows={days}
      keyOf={(row) => row.date}
    />
  );
}

function Outcome({ row }: { row: Days }) {
  const [shape, kind, name] = KINDS[row.outcome] ?? ["○", "", "open"];
  return (
    <span>
      <span class={`tag ${kind}`}>
        <span aria-hidden="true">{shape}</span>
        {t(`timetables.outcome.${name}`)}
      </span>{" "}
      {row.trip_id && <a href={at(`trips/${row.trip_id}`)}>{t("timetables.trip", { day: day(row.date) })}</a>}
      {row.code && words(row.code, undefined, row.detail ?? "")}
    </span>
  );
}
