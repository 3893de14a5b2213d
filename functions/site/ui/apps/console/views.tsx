/** The console's views: their addresses, the permission that each needs, and what stands in the rail. */
import type { ComponentType } from "preact";
import type { Permission } from "@/session";
import type { IconName } from "./icons";
import { Board } from "./pages/board";
import { Branches } from "./pages/branches";
import { Company } from "./pages/company";
import { Policy } from "./pages/policy";
import { Staff } from "./pages/staff";
import { Trip } from "./pages/trip";
import type { t } from "./texts";

type Text = Parameters<typeof t>[0];

interface View {
  path: string;
  needs: Permission;
  // biome-ignore lint/suspicious/noExplicitAny: each view takes the parameters that its own path names.
  component: ComponentType<any>;
  /** Its words and icon in the rail; a detail has none, and its list's path under `under`. */
  rail?: { name: Text; icon: IconName };
  under?: string;
}

export const VIEWS: readonly View[] = [
  {
    path: "board",
    needs: "trips:read_company",
    component: Board,
    rail: { name: "nav.board", icon: "board" },
  },
  { path: "trips/:id", needs: "trips:read_company", component: Trip, under: "board" },
  {
    path: "company",
    needs: "company:read",
    component: Company,
    rail: { name: "nav.company", icon: "company" },
  },
  { path: "policy", needs: "company:read", component: Policy, rail: { name: "nav.policy", icon: "policy" } },
  {
    path: "branches",
    needs: "company:read",
    component: Branches,
    rail: { name: "nav.branches", icon: "branches" },
  },
  { path: "staff", needs: "staff:read", component: Staff, rail: { name: "nav.staff", icon: "staff" } },
];
