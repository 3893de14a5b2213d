/** What roles are called: the built-in ones in the app's language, a company's own by the name that it gave them. */
import { answered, api } from "@/api/client";
import { type Resource, useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { can } from "@/session";
import { t } from "./texts";

export type Role = components["schemas"]["RoleView"];

export const BUILT_IN = [
  "owner",
  "supervisor",
  "agent",
  "finance",
  "inspector",
  "driver",
  "pos_device",
] as const;

const isBuiltIn = (role: string): role is (typeof BUILT_IN)[number] =>
  (BUILT_IN as readonly string[]).includes(role);

/** The company's roles; none for who may not read them. */
export const useRoles = (): Resource<readonly Role[]> =>
  useResource("roles", async () =>
    can("roles:read") ? (await answered(api.GET("/company/roles"))).items : [],
  );

export const roleName = (role: string, known: readonly Role[] = []): string =>
  isBuiltIn(role) ? t(`role.${role}`) : (known.find((each) => each.role === role)?.name ?? t("role.own"));
