/** A CSV file of stations, routes, buses, drivers or trips: told line by line before anything is done. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { can, type Permission } from "@/session";
import { sentence } from "@/ui/form";
import { Page } from "@/ui/page";
import { type Column, Table } from "@/ui/table";
import { t } from "../../texts";
import { Download } from "./download";

type Report = components["schemas"]["ImportReport"];
type Item = components["schemas"]["ImportItem"];

const KINDS = ["stations", "routes", "buses", "drivers", "trips"] as const;
export type Kind = (typeof KINDS)[number];

const NEEDS: Record<Kind, Permission> = {
  stations: "fleet:manage",
  routes: "fleet:manage",
  buses: "fleet:manage",
  drivers: "fleet:manage",
  trips: "trips:plan",
};
const COLUMNS: Record<Kind, string> = {
  stations: "name, aliases, district, latitude, longitude, timezone",
  routes: "route, stop, running_min, dwell_min, km, from_1, from_2, …",
  buses: "plate, bus_class, amenities, template, layout, lap_children, extra_luggage, state",
  drivers: "email, name, licence_number, licence_class, licence_expires_on",
  trips: "route, date, departure, plate, driver, publish",
};
const SHAPES: Record<Item["action"], readonly [shape: string, kind: string]> = {
  create: ["+", "good"],
  change: ["●", "accent"],
  unchanged: ["=", ""],
  refused: ["✕", "bad"],
};

const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text);

export function Import({ what = "" }: { what?: string }) {
  const { path } = useLocation();
  const kind = isKind(what) ? what : "stations";
  return (
    <Page key={path} heading={t(`import.title.${kind}`)} beside={<Download kind={kind} />}>
      <nav class="filters" aria-label={t("import.kinds")}>
        {KINDS.filter((each) => can(NEEDS[each])).map((each) => (
          <a
            key={each}
            class="button"
            href={at(`import/${each}`)}
            {...(each === kind && { "aria-current": "page" as const })}
          >
            {t(`nav.${each}`)}
          </a>
        ))}
      </nav>
      {can(NEEDS[kind]) ? <Upload kind={kind} /> : <p>{t("forbidden.text")}</p>}
    </Page>
  );
}

const send = (kind: Kind, csv: string, dry_run: boolean): Promise<Report> =>
  answered(api.POST(`/company/imports/${kind}`, { body: { csv }, params: { query: { dry_run } } }));

function Upload({ kind }: { kind: Kind }) {
  const csv = useSignal("");
  const report = useSignal<Report | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const working = useSignal(false);
  const run = async (dry_run: boolean) => {
    if (working.value || !csv.value.trim()) return;
    working.value = true;
    problem.value = undefined;
    try {
      report.value = await send(kind, csv.value, dry_run);
    } catch (error) {
      report.value = undefined;
      problem.value = asProblem(error);
    } finally {
      working.value = false;
    }
  };
  const take = (text: string) => {
    csv.value = text;
    report.value = undefined;
    problem.value = undefined;
  };
  const found = report.value;
  const todo = found?.dry_run ? found.counts.create + found.counts.change : 0;
  return (
    <>
      <div class="field">
        <label for="file">{t("import.file")}</label>
        <p class="hint" id="file-hint">
          {t("import.columns", { columns: COLUMNS[kind] })}
        </p>
        <input
          id="file"
          type="file"
          accept=".csv,text/csv"
          aria-describedby="file-hint"
          onChange={async (event) => take((await event.currentTarget.files?.[0]?.text()) ?? "")}
        />
      </div>
      <div class="field">
        <label for="csv">{t("import.text")}</label>
        <textarea
          id="csv"
          rows={8}
          spellcheck={false}
          value={csv.value}
          onInput={(event) => take(event.currentTarget.value)}
        />
      </div>
      <div class="actions">
        <button
          type="button"
          class={todo ? "" : "main"}
          aria-disabled={working.value}
          onClick={() => run(true)}
        >
          {working.value ? t("import.working") : t("import.check")}
        </button>
        {todo > 0 && (
          <button type="button" class="main" aria-disabled={working.value} onClick={() => run(false)}>
            {t("import.carryOut", { count: todo })}
          </button>
        )}
      </div>
      {problem.value && (
        <p class="notice wrong" role="alert">
          {sentence(problem.value)}
        </p>
      )}
      {found && <Lines report={found} />}
    </>
  );
}

function Lines({ report }: { report: Report }) {
  const { create, change, unchanged, refused } = report.counts;
  const order: Record<Item["action"], number> = { refused: 0, create: 1, change: 1, unchanged: 2 };
  const rows = [...report.items].sort((one, other) => order[one.action] - order[other.action]);
  return (
    <section class="section">
      <h2>{t(report.dry_run ? "import.wouldDo" : "import.didDo")}</h2>
      <p class={`notice ${refused ? "warn" : "good"}`} role="status">
        {t("import.counts", { create, change, unchanged, refused })}
      </p>
      <Table
        caption={t("import.lines")}
        columns={columns(report.dry_run)}
        rows={rows}
        keyOf={(row) => String(row.line)}
      />
    </section>
  );
}

const columns = (dry: boolean): Column<Item>[] => [
  { heading: t("import.line"), cell: (row) => row.line, number: true },
  { heading: t("import.name"), cell: (row) => row.name || "–" },
  {
    heading: t("import.action"),
    cell: ({ action }) => (
      <span class={`tag ${SHAPES[action][1]}`}>
        <span aria-hidden="true">{SHAPES[action][0]}</span>
        {t(`import.${dry ? "would" : "did"}.${action}`)}
      </span>
    ),
  },
  {
    heading: t("import.problems"),
    cell: (row) =>
      row.problems.length
        ? row.problems.map(({ line, column, detail }) => (
            <div key={`${line} ${column} ${detail}`}>
              {column ? t("import.problem", { line, column, detail }) : detail}
            </div>
          ))
        : "–",
  },
];
