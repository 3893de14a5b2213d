/** The days ahead of a timetable: made, to be made, or in conflict with its reason. */
import { day } from "@/i18n/format";
import { at } from "@/root";
import { Empty, Table } from "@/ui/table";
import { t } from "../../texts";
import { words } from "../planner/reasons";
import type { Days } from "./data";

const KINDS: Record<string, readonly [shape: string, kind: string, words: "made" | "conflict" | "open"]> = {
  made: ["✓", "good", "made"],
  conflict: ["✕", "bad", "conflict"],
  open: ["○", "", "open"],
};

export function DaysAhead({ days, heading }: { days: readonly Days[]; heading: string }) {
  const count = (outcome: string) => days.filter((each) => each.outcome === outcome).length;
  if (!days.length) return <Empty>{t("timetables.noDays")}</Empty>;
  return (
    <section class="section" aria-label={heading}>
      <h2>{heading}</h2>
      <p role="status">
        {t("timetables.open", { count: count("open") })} ·{" "}
        {t("timetables.conflicts", { count: count("conflict") })} ·{" "}
        {t("timetables.made", { count: count("made") })}
      </p>
      <Table
        caption={heading}
        columns={[
          { heading: t("board.day"), cell: (row) => day(row.date) },
          { heading: t("copy.outcome"), cell: (row) => <Outcome row={row} /> },
        ]}
        rows={days}
        keyOf={(row) => row.date}
      />
    </section>
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
