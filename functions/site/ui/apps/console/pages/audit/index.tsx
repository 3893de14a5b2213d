/** What happened in the company and who did it, newest first. The filters are in the URL. */
import { answered, api } from "@/api/client";
import { usePages } from "@/api/pages";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { after } from "@/i18n/format";
import { at } from "@/root";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { useHere } from "../../here";
import { staff } from "../../lists";
import { t } from "../../texts";
import "./audit.css";

type Entry = components["schemas"]["AuditedView"];

const PAGE = 50;

interface Wanted {
  actor: string;
  action: string;
  target: string;
  date: string;
}

/** The names of the company's people by their accounts; none for who may not see them. */
const names = async (): Promise<Map<string, string>> => {
  if (!can("staff:read")) return new Map();
  return new Map((await staff()).map((each) => [each.account_id, each.full_name ?? ""]));
};

export function Audit() {
  const { query } = useHere();
  const wanted: Wanted = {
    actor: query.actor ?? "",
    action: query.action ?? "",
    target: query.target ?? "",
    date: query.date ?? "",
  };
  const people = useResource("names", names);
  return (
    <Page heading={t("nav.audit")}>
      <Filters wanted={wanted} people={people.data.value ?? new Map()} />
      <Entries wanted={wanted} people={people.data.value ?? new Map()} />
    </Page>
  );
}

function Filters({ wanted, people }: { wanted: Wanted; people: ReadonlyMap<string, string> }) {
  const here = useHere();
  const show = (changed: Partial<Wanted>) => here.go(changed);
  return (
    <search class="filters">
      <label class="field">
        <span>{t("audit.day")}</span>
        <input
          type="date"
          value={wanted.date}
          onChange={(event) => show({ date: event.currentTarget.value })}
        />
      </label>
      {people.size > 0 && (
        <label class="field">
          <span>{t("audit.who")}</span>
          <select value={wanted.actor} onChange={(event) => show({ actor: event.currentTarget.value })}>
            <option value="">{t("staff.everyone")}</option>
            {[...people].map(([account_id, name]) => (
              <option key={account_id} value={account_id}>
                {name || account_id}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span>{t("audit.action")}</span>
        <input
          type="search"
          value={wanted.action}
          onChange={(event) => show({ action: event.currentTarget.value.trim() })}
        />
      </label>
      <label class="field">
        <span>{t("audit.target")}</span>
        <input
          type="search"
          value={wanted.target}
          onChange={(event) => show({ target: event.currentTarget.value.trim() })}
        />
      </label>
    </search>
  );
}

/** Return the moments between which a day lies, by the clock of this device. */
const bounds = (date: string) => ({
  since: new Date(`${date}T00:00:00`).toISOString(),
  until: new Date(`${after(date, 1)}T00:00:00`).toISOString(),
});

function Entries({ wanted, people }: { wanted: Wanted; people: ReadonlyMap<string, string> }) {
  const { actor, action, target, date } = wanted;
  const key = JSON.stringify(wanted);
  const page = (cursor?: string) => {
    const query = {
      limit: PAGE,
      ...(actor && { actor }),
      ...(action && { action }),
      ...(target && { target }),
      ...(date && bounds(date)),
      ...(cursor && { cursor }),
    };
    return answered(api.GET("/audit", { params: { query } }));
  };
  const { first, rows, more } = usePages(key, async (cursor) => {
    const { records, next_cursor } = await page(cursor);
    return { rows: records, cursor: next_cursor };
  });
  return (
    <Load from={first}>
      {() =>
        rows.length ? (
          <>
            <Table
              caption={t("nav.audit")}
              columns={columns(people)}
              rows={rows}
              keyOf={(row) => row.audit_id}
            />
            {more(t("audit.more"))}
          </>
        ) : (
          <Empty next={<a href={at("audit")}>{t("audit.all")}</a>}>{t("audit.none")}</Empty>
        )
      }
    </Load>
  );
}

const columns = (people: ReadonlyMap<string, string>): Column<Entry>[] => [
  {
    heading: t("audit.when"),
    cell: ({ at: moment }) => {
      const here = new Date(moment);
      return (
        <time dateTime={moment} class="no-break">
          {`${here.toLocaleDateString("en-CA")} ${here.toLocaleTimeString("en-GB")}`}
        </time>
      );
    },
  },
  {
    heading: t("audit.who"),
    cell: ({ actor }) => people.get(actor.subject) || <Mono>{actor.subject}</Mono>,
  },
  { heading: t("audit.action"), cell: (row) => <Mono>{row.action}</Mono> },
  { heading: t("audit.target"), cell: (row) => <Target id={row.target} people={people} /> },
  { heading: t("audit.change"), cell: (row) => <Change entry={row} /> },
];

function Mono({ children }: { children: string }) {
  return <code>{children}</code>;
}

const PAGES: Record<string, string> = { trp: "trips", rte: "routes", bus: "buses", acc: "staff" };

function Target({ id, people }: { id: string; people: ReadonlyMap<string, string> }) {
  const page = PAGES[id.slice(0, 3)];
  const words = people.get(id) || <Mono>{id}</Mono>;
  return page ? <a href={at(`${page}/${id}`)}>{words}</a> : words;
}

const shown = (value: unknown): string =>
  value === null || value === undefined ? "–" : typeof value === "string" ? value : JSON.stringify(value);

function Change({ entry }: { entry: Entry }) {
  const [before, now] = [entry.before ?? {}, entry.after ?? {}];
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = names.filter((name) => shown(before[name]) !== shown(now[name]));
  if (!changed.length) return <>–</>;
  const words = changed.map((name) => {
    const from = name in before ? `${shown(before[name])} → ` : "";
    return `${name}: ${from}${shown(now[name])}`;
  });
  if (words.length === 1) return <span class="anywhere">{words[0]}</span>;
  return (
    <details class="small">
      <summary>{t("audit.values", { count: words.length })}</summary>
      <ul class="plain anywhere">
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </details>
  );
}
