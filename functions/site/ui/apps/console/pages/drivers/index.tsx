/** The company's drivers, those first whose licence ends soonest. The filter is in the URL. */
import { useLocation } from "preact-iso";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { date } from "@/i18n/format";
import { inZone } from "@/i18n/zone";
import { at } from "@/root";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { companyZone } from "../../company-zone";
import { moment, phase, TripLink } from "../../fleet-times";
import { drivers } from "../../lists";
import { t } from "../../texts";
import { Licence, type Standing, standing } from "./licence";

type Row = components["schemas"]["DriverRow"];

const FILTERS = ["expired", "soon", "later", "none", "suspended", "absent"] as const;
type Filter = (typeof FILTERS)[number];

const URGENCY: Record<Standing, number> = { expired: 0, none: 1, soon: 2, later: 3, valid: 4 };
const REST = 9;

interface Loaded {
  rows: Row[];
  zone: string;
  today: string;
}

async function load(): Promise<Loaded> {
  const [found, zone] = await Promise.all([drivers(), companyZone()]);
  const today = inZone(Date.now(), zone).slice(0, 10);
  const rank = (row: Row) => (row.state === "INACTIVE" ? REST : URGENCY[standing(row, today)]);
  const rows = found.sort(
    (one, other) =>
      rank(one) - rank(other) ||
      (one.licence_expires_on ?? "").localeCompare(other.licence_expires_on ?? "") ||
      (one.full_name ?? "").localeCompare(other.full_name ?? ""),
  );
  return { rows, zone, today };
}

const absent = (row: Row) => row.absences.find((each) => phase(each) === "now");

function is(row: Row, filter: Filter, today: string): boolean {
  if (filter === "suspended") return row.suspended !== null;
  if (filter === "absent") return absent(row) !== undefined;
  return standing(row, today) === filter;
}

const columns = ({ zone, today }: Loaded): Column<Row>[] => [
  {
    heading: t("staff.name"),
    cell: (row) => <a href={at(`drivers/${row.account_id}`)}>{row.full_name ?? t("staff.deleted")}</a>,
  },
  { heading: t("drivers.licence"), cell: (row) => <Licence driver={row} today={today} /> },
  { heading: t("drivers.class"), cell: (row) => row.licence_class ?? "–" },
  {
    heading: t("drivers.until"),
    cell: (row) => <span class="when">{row.licence_expires_on ? date(row.licence_expires_on) : "–"}</span>,
  },
  { heading: t("drivers.duty"), cell: (row) => <Duty row={row} zone={zone} /> },
  {
    heading: t("company.phone"),
    cell: (row) => (row.phone ? <a href={`tel:${row.phone}`}>{row.phone}</a> : "–"),
  },
  {
    heading: t("buses.next"),
    cell: ({ next_trips: [next] }) =>
      next ? <TripLink trip={next} zone={zone} /> : <span class="quiet">{t("buses.noNext")}</span>,
  },
];

/** Whether one may be planned now, and why not. */
function Duty({ row, zone }: { row: Row; zone: string }) {
  const away = absent(row);
  if (row.state !== "ACTIVE") return <span class="tag">{t(`staff.state.${row.state}`)}</span>;
  if (row.suspended !== null) {
    return (
      <span class="tag bad">
        <span aria-hidden="true">✕</span>
        {t("drivers.suspended")}
      </span>
    );
  }
  if (!away) return <span class="quiet">{t("drivers.onDuty")}</span>;
  return (
    <span class="tag warn">
      <span aria-hidden="true">▲</span>
      {t("drivers.absentUntil", { time: moment(away.until_at, zone) })}
    </span>
  );
}

export function Drivers() {
  const { query, route } = useLocation();
  const filter = FILTERS.find((name) => name === query.filter);
  const drivers = useResource("", load);
  return (
    <Page heading={t("nav.drivers")} beside={<Invite />}>
      <Load from={drivers}>
        {(found) => {
          if (!found.rows.length) return <Empty>{t("drivers.none")}</Empty>;
          const rows = filter ? found.rows.filter((row) => is(row, filter, found.today)) : found.rows;
          return (
            <>
              <Choices
                found={found}
                filter={filter}
                show={(name) => route(at(name ? `drivers?filter=${name}` : "drivers"), true)}
              />
              {rows.length ? (
                <Table
                  caption={t("nav.drivers")}
                  columns={columns(found)}
                  rows={rows}
                  keyOf={(row) => row.account_id}
                />
              ) : (
                <Empty next={<a href={at("drivers")}>{t("drivers.all")}</a>}>{t("drivers.noneLike")}</Empty>
              )}
            </>
          );
        }}
      </Load>
    </Page>
  );
}

function Invite() {
  if (!can("staff:manage")) return null;
  return (
    <a class="button main" href={at("staff?view=add&role=driver")}>
      {t("drivers.invite")}
    </a>
  );
}

interface ChoicesProps {
  found: Loaded;
  filter: Filter | undefined;
  show: (name: string) => void;
}

function Choices({ found, filter, show }: ChoicesProps) {
  const words = (name: Filter) =>
    t("drivers.filterCount", {
      name: t(`drivers.filter.${name}`),
      drivers: found.rows.filter((row) => is(row, name, found.today)).length,
    });
  return (
    <div class="filters">
      <label class="field">
        <span>{t("drivers.show")}</span>
        <select value={filter ?? ""} onChange={({ currentTarget: { value } }) => show(value)}>
          <option value="">
            {t("drivers.filterCount", { name: t("drivers.all"), drivers: found.rows.length })}
          </option>
          {FILTERS.map((name) => (
            <option key={name} value={name}>
              {words(name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
