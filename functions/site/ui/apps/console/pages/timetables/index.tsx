/** The timetables: the list, and entering one. */
import { useResource } from "@/api/resource";
import { at } from "@/root";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Empty, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { useHere } from "../../here";
import { timetables } from "../../lists";
import { t } from "../../texts";
import { daysOf, type Timetable, timetableOf } from "./data";
import { Editor } from "./editor";

export function Timetables() {
  const here = useHere();
  const found = useResource("", timetables);
  const mayPlan = can("trips:plan");
  if (here.query.view === "add" && mayPlan) {
    return (
      <Page key="add" heading={t("timetables.add")}>
        <New like={here.query.like} onSaved={found.reload} />
      </Page>
    );
  }
  const add = mayPlan && (
    <a class="button main" href={at("timetables?view=add")}>
      {t("timetables.add")}
    </a>
  );
  return (
    <Page key="list" heading={t("nav.timetables")} beside={add}>
      {here.query.view === "deleted" && <Told>{t("timetables.deleted")}</Told>}
      {here.query.view === "saved" && (
        <Told>{t("timetables.savedMany", { count: Number(here.query.count ?? 0) })}</Told>
      )}
      <Load from={found}>
        {(rows) => (rows.length ? <List rows={rows} /> : <Empty>{t("timetables.none")}</Empty>)}
      </Load>
    </Page>
  );
}

/** A new timetable: empty, or made from another one. */
function New({ like, onSaved }: { like: string | undefined; onSaved: () => void }) {
  const former = useResource(like ?? "", async () => (like ? (await timetableOf(like)).timetable : null));
  return <Load from={former}>{(found) => <Editor {...(found && { like: found })} onSaved={onSaved} />}</Load>;
}

function List({ rows }: { rows: Timetable[] }) {
  return (
    <Table
      caption={t("nav.timetables")}
      columns={[
        {
          heading: t("timetables.name"),
          cell: (row) => <a href={at(`timetables/${row.timetable_id}`)}>{row.name}</a>,
        },
        { heading: t("board.route"), cell: (row) => row.route },
        { heading: t("planner.departure"), cell: (row) => row.departs },
        { heading: t("timetables.days"), cell: (row) => daysOf(row.rule) },
        { heading: t("board.bus"), cell: (row) => row.plate },
        { heading: t("board.driver"), cell: (row) => row.driver ?? "–" },
        { heading: t("board.status"), cell: (row) => <State row={row} /> },
      ]}
      rows={rows}
      keyOf={(row) => row.timetable_id}
    />
  );
}

function State({ row }: { row: Timetable }) {
  if (row.state === "PAUSED") return <span class="tag warn">‖ {t("timetables.paused")}</span>;
  const conflicts = row.latest?.conflicts ?? 0;
  if (conflicts) return <span class="tag bad">⚠ {t("timetables.conflicts", { count: conflicts })}</span>;
  return <span class="tag good">● {t("timetables.active")}</span>;
}
