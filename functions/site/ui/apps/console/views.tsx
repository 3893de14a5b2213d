/** The console's views: their addresses, the permission that each needs, and what stands in the rail. */
import type { ComponentType } from "preact";
import type { Permission } from "@/session";
import type { IconName } from "./icons";
import { Audit } from "./pages/audit";
import { Board } from "./pages/board";
import { Branches } from "./pages/branches";
import { Buses } from "./pages/buses";
import { Bus } from "./pages/buses/bus";
import { NewBus } from "./pages/buses/form";
import { Company } from "./pages/company";
import { Drivers } from "./pages/drivers";
import { Driver } from "./pages/drivers/driver";
import { Import } from "./pages/import";
import { Planner } from "./pages/planner";
import { Policy } from "./pages/policy";
import { PromoCodes } from "./pages/promo-codes";
import { Role, Roles } from "./pages/roles";
import { Routes } from "./pages/routes";
import { NewRoute } from "./pages/routes/form";
import { Route } from "./pages/routes/route";
import { Staff } from "./pages/staff";
import { Member } from "./pages/staff/member";
import { FirstSteps } from "./pages/start";
import { Stations } from "./pages/stations";
import { StationPage } from "./pages/stations/form";
import { Timetables } from "./pages/timetables";
import { TimetablePage } from "./pages/timetables/timetable";
import { Trip } from "./pages/trip";
import type { t } from "./texts";

type Text = Parameters<typeof t>[0];

/** The parts of the rail, in their order. */
export const GROUPS = ["today", "planning", "network", "fleet", "company"] as const;
export type Group = (typeof GROUPS)[number];

export interface View {
  path: string;
  needs: Permission;
  // biome-ignore lint/suspicious/noExplicitAny: each view takes the parameters that its own path names.
  component: ComponentType<any>;
  /**
   * Its words, icon and part of the rail; a detail has none, and its list's path under `under`.
   * What is used often stands in a phone's bar.
   */
  rail?: { group: Group; name: Text; icon: IconName; often?: boolean };
  under?: string;
}

export const VIEWS: readonly View[] = [
  { path: "start", needs: "company:update", component: FirstSteps },
  {
    path: "board",
    needs: "trips:read_company",
    component: Board,
    rail: { group: "today", name: "nav.board", icon: "board", often: true },
  },
  { path: "trips/:id", needs: "trips:read_company", component: Trip, under: "board" },
  {
    path: "planner",
    needs: "trips:read_company",
    component: Planner,
    rail: { group: "today", name: "nav.planner", icon: "planner", often: true },
  },
  { path: "timetables", needs: "trips:read_company", component: Timetables, under: "planner" },
  { path: "timetables/:id", needs: "trips:read_company", component: TimetablePage, under: "planner" },
  {
    path: "routes",
    needs: "fleet:read",
    component: Routes,
    rail: { group: "network", name: "nav.routes", icon: "routes", often: true },
  },
  { path: "routes/new", needs: "fleet:manage", component: NewRoute, under: "routes" },
  { path: "routes/:id", needs: "fleet:read", component: Route, under: "routes" },
  {
    path: "stations",
    needs: "fleet:read",
    component: Stations,
    rail: { group: "network", name: "nav.stations", icon: "stations" },
  },
  { path: "stations/:id", needs: "fleet:manage", component: StationPage, under: "stations" },
  {
    path: "promo-codes",
    needs: "promo_codes:read",
    component: PromoCodes,
    rail: { group: "network", name: "nav.promo", icon: "promo" },
  },
  {
    path: "buses",
    needs: "fleet:read",
    component: Buses,
    rail: { group: "fleet", name: "nav.buses", icon: "bus" },
  },
  { path: "buses/new", needs: "fleet:manage", component: NewBus, under: "buses" },
  { path: "buses/:id", needs: "fleet:read", component: Bus, under: "buses" },
  {
    path: "drivers",
    needs: "fleet:read",
    component: Drivers,
    rail: { group: "fleet", name: "nav.drivers", icon: "drivers" },
  },
  { path: "drivers/:id", needs: "fleet:read", component: Driver, under: "drivers" },
  { path: "import/:what", needs: "fleet:manage", component: Import, under: "routes" },
  {
    path: "company",
    needs: "company:read",
    component: Company,
    rail: { group: "company", name: "nav.company", icon: "company" },
  },
  {
    path: "policy",
    needs: "company:read",
    component: Policy,
    rail: { group: "company", name: "nav.policy", icon: "policy" },
  },
  {
    path: "branches",
    needs: "company:read",
    component: Branches,
    rail: { group: "company", name: "nav.branches", icon: "branches" },
  },
  {
    path: "staff",
    needs: "staff:read",
    component: Staff,
    rail: { group: "company", name: "nav.staff", icon: "staff" },
  },
  { path: "staff/:id", needs: "staff:read", component: Member, under: "staff" },
  {
    path: "roles",
    needs: "roles:read",
    component: Roles,
    rail: { group: "company", name: "nav.roles", icon: "roles" },
  },
  { path: "roles/:id", needs: "roles:read", component: Role, under: "roles" },
  {
    path: "audit",
    needs: "audit:read",
    component: Audit,
    rail: { group: "company", name: "nav.audit", icon: "audit" },
  },
];
