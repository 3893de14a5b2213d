/** What can be found, and where it is read: lists that exist, kept for a minute. */
import { time, today } from "@/i18n/format";
import { at } from "@/root";
import { can, me } from "@/session";
import * as lists from "../lists";
import { t } from "../texts";
import { routeOf } from "../trip-state";
import { VIEWS } from "../views";

export const GROUPS = [
  "views",
  "trips",
  "routes",
  "stations",
  "buses",
  "drivers",
  "staff",
  "branches",
] as const;
export type Group = (typeof GROUPS)[number];

export interface Found {
  group: Group;
  id: string;
  label: string;
  /** Stands behind the label, and is searched as well. */
  more: string;
  href: string;
}

interface Source {
  group: Group;
  /** The view that shows what is found; what has none that the account may see is not looked for. */
  path: string;
  load: () => Promise<Omit<Found, "group">[]>;
}

const KEPT_MS = 60_000;

async function trips() {
  return (await lists.tripsOf(today())).map((row) => ({
    id: row.trip_id,
    label: `${time(row.departure_at)} ${routeOf(row)}`,
    more: [row.plate, row.driver].filter(Boolean).join(" · "),
    href: at(`trips/${row.trip_id}`),
  }));
}

async function routes() {
  return (await lists.routes()).map((row) => ({
    id: row.route_id,
    label: row.name,
    more: "",
    href: at(`routes/${row.route_id}`),
  }));
}

async function stations() {
  return (await lists.stations("", true)).map((row) => ({
    id: row.station_id,
    label: row.name,
    more: [row.district, ...row.aliases].join(" · "),
    href: at(`stations/${row.station_id}`),
  }));
}

async function buses() {
  return (await lists.buses()).map((row) => ({
    id: row.bus_id,
    label: row.plate,
    more: row.bus_class,
    href: at(`buses/${row.bus_id}`),
  }));
}

async function drivers() {
  return (await lists.drivers()).map((row) => ({
    id: row.account_id,
    label: row.full_name ?? t("staff.deleted"),
    more: row.phone ?? "",
    href: at(`drivers/${row.account_id}`),
  }));
}

async function staff() {
  return (await lists.staff()).map((row) => ({
    id: row.account_id,
    label: row.full_name ?? t("staff.deleted"),
    more: row.email ?? "",
    href: at(`staff/${row.account_id}`),
  }));
}

async function branches() {
  return (await lists.branches()).map((row) => ({
    id: row.branch_id,
    label: row.name,
    more: row.address,
    href: at("branches"),
  }));
}

const SOURCES: readonly Source[] = [
  { group: "trips", path: "trips/:id", load: trips },
  { group: "routes", path: "routes/:id", load: routes },
  { group: "stations", path: "stations/:id", load: stations },
  { group: "buses", path: "buses/:id", load: buses },
  { group: "drivers", path: "drivers/:id", load: drivers },
  { group: "staff", path: "staff/:id", load: staff },
  { group: "branches", path: "branches", load: branches },
];

let kept: { of: string; until: number; found: Promise<Found[]> } | undefined;

/** Return all that the account may find, but for the views; what could not be read is left out. */
export function everything(): Promise<{ found: Found[]; failed: boolean }> {
  const of = me.value?.account_id ?? "";
  const seen = SOURCES.filter(({ path }) => VIEWS.some((view) => view.path === path && can(view.needs)));
  let failed = false;
  if (!kept || kept.of !== of || kept.until < Date.now()) {
    const found = Promise.all(
      seen.map(({ group, load }) =>
        load().then(
          (rows) => rows.map((row) => ({ group, ...row })),
          () => {
            failed = true;
            return [];
          },
        ),
      ),
    ).then((lists) => {
      if (failed) kept = undefined;
      return lists.flat();
    });
    kept = { of, until: Date.now() + KEPT_MS, found };
  }
  return kept.found.then((found) => ({ found, failed }));
}

/** Return the views that the account may open, by their names in the app's language. */
export const views = (): Found[] =>
  VIEWS.flatMap(({ path, needs, rail }) =>
    rail && can(needs)
      ? [
          {
            group: "views" as const,
            id: path,
            label: t(rail.name),
            more: t(`group.${rail.group}`),
            href: at(path),
          },
        ]
      : [],
  );
