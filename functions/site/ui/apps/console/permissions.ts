/** What can be permitted, in the API's own words, which are English. */
import { answered, api } from "@/api/client";
import { type Resource, useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { can } from "@/session";

export type PermissionView = components["schemas"]["PermissionView"];

export const usePermissions = (): Resource<readonly PermissionView[]> =>
  useResource("permissions", async () =>
    can("roles:read") ? (await answered(api.GET("/permissions"))).items : [],
  );
