/** The company's people. The filters are in the URL. */
import { answered, api } from "@/api/client";
import { usePages } from "@/api/pages";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { can } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { useHere } from "../../here";
import { type Role, roleName, useRoles } from "../../role-names";
import { t } from "../../texts";
import { InviteForm } from "./form";
import { MemberState } from "./state";

type Member = components["schemas"]["StaffView"];

const columns = (roles: readonly Role[]): Column<Member>[] => [
  {
    heading: t("staff.name"),
    cell: (row) => <a href={at(`staff/${row.account_id}`)}>{row.full_name ?? t("staff.deleted")}</a>,
  },
  {
    heading: t("staff.roles"),
    cell: (row) => row.roles.map((role) => roleName(role, roles)).join(", ") || "–",
  },
  { heading: t("company.email"), cell: (row) => row.email ?? "–" },
  { heading: t("company.phone"), cell: (row) => row.phone ?? "–" },
  { heading: t("staff.state"), cell: ({ state }) => <MemberState state={state} /> },
];

export function Staff() {
  const { query } = useHere();
  const [role, active] = [query.role ?? "", query.active ?? ""];
  const roles = useRoles();
  const known = roles.data.value ?? [];
  if (query.view === "add" && can("staff:manage")) {
    return (
      <Page key="add" heading={t("staff.invite")}>
        <InviteForm roles={known} first={role} />
      </Page>
    );
  }
  const invite = can("staff:manage") && (
    <a class="button main" href={at("staff?view=add")}>
      {t("staff.invite")}
    </a>
  );
  return (
    <Page key="list" heading={t("nav.staff")} beside={invite}>
      {query.view === "invited" && <Told>{t("staff.invited")}</Told>}
      <Filters role={role} active={active} roles={known} />
      <People role={role} active={active} roles={known} />
    </Page>
  );
}

function Filters({ role, active, roles }: { role: string; active: string; roles: readonly Role[] }) {
  const here = useHere();
  const show = (changed: { role?: string; active?: string }) => here.go({ view: undefined, ...changed });
  return (
    <div class="filters">
      <label class="field">
        <span>{t("staff.role")}</span>
        <select value={role} onChange={(event) => show({ role: event.currentTarget.value })}>
          <option value="">{t("staff.everyone")}</option>
          {roles.map((each) => (
            <option key={each.role} value={each.role}>
              {roleName(each.role, roles)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t("staff.state")}</span>
        <select value={active} onChange={(event) => show({ active: event.currentTarget.value })}>
          <option value="">{t("staff.allStates")}</option>
          <option value="true">{t("staff.active")}</option>
          <option value="false">{t("staff.state.INACTIVE")}</option>
        </select>
      </label>
    </div>
  );
}

function People({ role, active, roles }: { role: string; active: string; roles: readonly Role[] }) {
  const { first, rows, more } = usePages(`${role} ${active}`, async (cursor) => {
    const query = {
      ...(role && { role }),
      ...(active && { active: active === "true" }),
      ...(cursor && { cursor }),
    };
    const { items, next_cursor } = await answered(api.GET("/company/staff", { params: { query } }));
    return { rows: items, cursor: next_cursor };
  });
  return (
    <Load from={first}>
      {() =>
        rows.length ? (
          <>
            <Table
              caption={t("nav.staff")}
              columns={columns(roles)}
              rows={rows}
              keyOf={(row) => row.account_id}
            />
            {more(t("staff.more"))}
          </>
        ) : (
          <Empty next={<a href={at("staff")}>{t("staff.everyone")}</a>}>{t("staff.none")}</Empty>
        )
      }
    </Load>
  );
}
