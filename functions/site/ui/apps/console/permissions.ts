/** What can be permitted, and the words for it in the reader's language. */
import { answered, api } from "@/api/client";
import { type Resource, useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import type { Permission } from "@/session";
import { can } from "@/session";
import { t } from "./texts";

export type PermissionView = components["schemas"]["PermissionView"];

export const usePermissions = (): Resource<readonly PermissionView[]> =>
  useResource("permissions", async () =>
    can("roles:read") ? (await answered(api.GET("/permissions"))).items : [],
  );

export const allows = (permission: string): string => t(`permission.${permission as Permission}`);
