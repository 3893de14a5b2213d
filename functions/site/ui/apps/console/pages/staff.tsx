/** The company's people. The filter is in the URL. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { type Column, Empty, Table } from "@/ui/table";
import { t } from "../texts";

type Member = components["schemas"]["StaffView"];

const ROLES = ["owner", "supervisor", "agent", "finance", "inspector", "driver", "pos_device"] as const;
const STATES: Record<string, readonly [shape: string, kind: string]> = {
  ACTIVE: ["●", "good"],
  INVITED: ["◌", "warn"],
  INACTIVE: ["✕", ""],
};

const isRole = (name: string): name is (typeof ROLES)[number] => (ROLES as readonly string[]).includes(name);
const words = (role: string): string => (isRole(role) ? t(`role.${role}`) : t("role.own"));

const columns = (): Column<Member>[] => [
  { heading: t("staff.name"), cell: (row) => row.full_name ?? t("staff.deleted") },
  { heading: t("staff.roles"), cell: (row) => row.roles.map(words).join(", ") },
  { heading: t("company.email"), cell: (row) => row.email ?? "–" },
  { heading: t("company.phone"), cell: (row) => row.phone ?? "–" },
  {
    heading: t("staff.state"),
    cell: ({ state }) => (
      <span class={`tag ${STATES[state]?.[1] ?? ""}`}>
        <span aria-hidden="true">{STATES[state]?.[0]}</span>
        {t(`staff.state.${state}`)}
      </span>
    ),
  },
];

export function Staff() {
  const { query, route } = useLocation();
  const role = query.role ?? "";
  const more = useSignal<{ of: string; rows: Member[]; cursor: string | null } | undefined>(undefined);
  const page = (cursor?: string) => {
    const wanted = { ...(role && { role }), ...(cursor && { cursor }) };
    return answered(api.GET("/company/staff", { params: { query: wanted } }));
  };
  const first = useResource(role, () => page());
  const shown = more.value?.of === role ? more.value : undefined;
  const next = async (cursor: string) => {
    const found = await page(cursor);
    more.value = { of: role, rows: [...(shown?.rows ?? []), ...found.items], cursor: found.next_cursor };
  };
  return (
    <Page heading={t("nav.staff")}>
      <div class="filters">
        <label class="field">
          <span>{t("staff.role")}</span>
          <select
            value={role}
            onChange={({ currentTarget: { value } }) => route(at(value ? `staff?role=${value}` : "staff"))}
          >
            <option value="">{t("staff.everyone")}</option>
            {ROLES.map((name) => (
              <option key={name} value={name}>
                {words(name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Load from={first}>
        {(found) => {
          const rows = [...found.items, ...(shown?.rows ?? [])];
          const cursor = shown ? shown.cursor : found.next_cursor;
          if (!rows.length)
            return <Empty next={<a href={at("staff")}>{t("staff.everyone")}</a>}>{t("staff.none")}</Empty>;
          return (
            <>
              <Table
                caption={t("nav.staff")}
                columns={columns()}
                rows={rows}
                keyOf={(row) => row.account_id}
              />
              {cursor && (
                <div>
                  <button type="button" onClick={() => next(cursor)}>
                    {t("staff.more")}
                  </button>
                </div>
              )}
            </>
          );
        }}
      </Load>
    </Page>
  );
}
