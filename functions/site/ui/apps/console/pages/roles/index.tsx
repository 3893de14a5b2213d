/** Roles: the built-in ones to read, the company's own to make, change and delete. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { allows, usePermissions } from "../../permissions";
import { roleName, useRoles, type Role as View } from "../../role-names";
import { t } from "../../texts";
import { RoleForm } from "./form";

const columns = (): Column<View>[] => [
  {
    heading: t("roles.name"),
    cell: (row) => <a href={at(`roles/${row.role}`)}>{roleName(row.role, [row])}</a>,
  },
  { heading: t("roles.kind"), cell: (row) => t(row.built_in ? "roles.builtIn" : "roles.own") },
  { heading: t("roles.permissions"), cell: (row) => row.permissions.length, number: true },
  { heading: t("roles.holders"), cell: (row) => row.holders, number: true },
];

export function Roles() {
  const { query } = useLocation();
  const roles = useRoles();
  const permissions = usePermissions();
  if (query.view === "add" && can("roles:manage")) {
    return (
      <Page key="add" heading={t("roles.add")}>
        <Load from={permissions}>{(all) => <RoleForm permissions={all} onSaved={roles.reload} />}</Load>
      </Page>
    );
  }
  const add = can("roles:manage") && (
    <a class="button main" href={at("roles?view=add")}>
      {t("roles.add")}
    </a>
  );
  return (
    <Page key="list" heading={t("nav.roles")} beside={add}>
      {(query.view === "saved" || query.view === "deleted") && <Told>{t(`roles.${query.view}`)}</Told>}
      <Load from={roles}>
        {(rows) => (
          <Table caption={t("nav.roles")} columns={columns()} rows={rows} keyOf={(row) => row.role} />
        )}
      </Load>
    </Page>
  );
}

export function Role({ id }: { id?: string }) {
  const { query, route } = useLocation();
  const params = { path: { role: id ?? "" } };
  const found = useResource(params.path.role, () => answered(api.GET("/company/roles/{role}", { params })));
  const permissions = usePermissions();
  const role = found.data.value;
  const own = role && !role.built_in && can("roles:manage");
  const changing = query.view === "change" && own;
  const name = role ? roleName(role.role, [role]) : t("roles.role");
  const remove = async () => {
    await answered(api.DELETE("/company/roles/{role}", { params }));
    route(at("roles?view=deleted"), true);
  };
  const beside = own && !changing && (
    <span class="actions">
      <a class="button main" href={at(`roles/${role.role}?view=change`)}>
        {t("roles.change")}
      </a>
      <Confirm
        button={t("roles.delete")}
        title={t("roles.deleteQuestion", { name })}
        act={t("roles.deleteNamed", { name })}
        onAct={remove}
      >
        <p>{t("roles.deleteEffect", { count: role.holders })}</p>
      </Confirm>
    </span>
  );
  return (
    <Page key={changing ? "change" : ""} heading={name} beside={beside}>
      <Load from={found}>
        {(role) => (
          <Load from={permissions}>
            {(all) =>
              changing ? (
                <RoleForm permissions={all} role={role} />
              ) : (
                <>
                  <p>{t("roles.holdersOf", { count: role.holders })}</p>
                  <h2>{t("roles.may")}</h2>
                  <ul class="plain">
                    {all
                      .filter(({ permission }) => role.permissions.includes(permission))
                      .map(({ permission }) => (
                        <li key={permission}>{allows(permission)}</li>
                      ))}
                  </ul>
                </>
              )
            }
          </Load>
        )}
      </Load>
    </Page>
  );
}
