/** One of the company's people: what they may do, and their invitation or their leaving. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { day } from "@/i18n/format";
import { at } from "@/root";
import { can, me } from "@/session";
import { Confirm } from "@/ui/confirm";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Facts } from "@/ui/table";
import { Told } from "@/ui/told";
import { offerUndo } from "@/ui/undo";
import { allows } from "../../permissions";
import { type Role, roleName, useRoles } from "../../role-names";
import { t } from "../../texts";
import { MemberForm } from "./form";
import { MemberState } from "./state";

type Person = components["schemas"]["StaffView"];

export function Member({ id }: { id?: string }) {
  const { query } = useLocation();
  const path = { account_id: id ?? "" };
  const found = useResource(path.account_id, () =>
    answered(api.GET("/company/staff/{account_id}", { params: { path } })),
  );
  const roles = useRoles();
  const known = roles.data.value ?? [];
  const person = found.data.value;
  const name = person?.full_name ?? t("staff.deleted");
  const changing = query.view === "change" && can("staff:manage");
  return (
    <Page key={changing ? "change" : ""} heading={changing ? t("staff.changeNamed", { name }) : name}>
      {query.view === "saved" && <Told>{t("staff.saved")}</Told>}
      <Load from={found}>
        {(member) =>
          changing ? (
            <Load from={roles}>{(all) => <MemberForm from={found} member={member} roles={all} />}</Load>
          ) : (
            <Body member={member} roles={known} onChange={(changed) => (found.data.value = changed)} />
          )
        }
      </Load>
    </Page>
  );
}

interface BodyProps {
  member: Person;
  roles: readonly Role[];
  onChange: (member: Person) => void;
}

function Body({ member, roles, onChange }: BodyProps) {
  return (
    <>
      <Facts
        facts={[
          { label: t("staff.state"), value: <MemberState state={member.state} /> },
          {
            label: t("staff.roles"),
            value: member.roles.map((each) => roleName(each, roles)).join(", ") || "–",
          },
          { label: t("company.email"), value: member.email ?? "–" },
          { label: t("company.phone"), value: member.phone ?? "–" },
          { label: t("staff.since"), value: day(member.created_at) },
        ]}
      />
      {(member.new_email || member.new_phone) && (
        <p class="notice">{t("staff.unproven", { address: member.new_email ?? member.new_phone ?? "" })}</p>
      )}
      {can("staff:manage") && <Actions member={member} onChange={onChange} />}
      <section class="section">
        <h2>{t("staff.may")}</h2>
        <ul class="plain">
          {member.permissions.map((each) => (
            <li key={each}>{allows(each)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Actions({ member, onChange }: Omit<BodyProps, "roles">) {
  const told = useSignal("");
  const name = member.full_name ?? "";
  const params = { path: { account_id: member.account_id } };
  const own = me.value?.account_id === member.account_id;
  const step = async (done: Promise<Person>, words: string) => {
    onChange(await done);
    told.value = words;
  };
  const reactivate = () =>
    step(answered(api.POST("/company/staff/{account_id}/reactivate", { params })), t("staff.reactivated"));
  const deactivate = async () => {
    await step(
      answered(api.POST("/company/staff/{account_id}/deactivate", { params })),
      t("staff.deactivated"),
    );
    offerUndo({
      words: t("undo.of", { name, words: t("staff.deactivated") }),
      undo: reactivate,
      undone: t("undo.of", { name, words: t("staff.reactivated") }),
    });
  };
  return (
    <div class="actions">
      <a class="button main" href={at(`staff/${member.account_id}?view=change`)}>
        {t("staff.change")}
      </a>
      {member.state === "INVITED" && (
        <Confirm
          button={t("staff.again")}
          title={t("staff.againQuestion", { name })}
          act={t("staff.again")}
          hurts={false}
          onAct={() =>
            step(answered(api.POST("/company/staff/{account_id}/invitation", { params })), t("staff.invited"))
          }
        >
          <p>{t("staff.againEffect")}</p>
        </Confirm>
      )}
      {member.state !== "INACTIVE" && !own && (
        <Confirm
          button={t("staff.deactivate")}
          title={t("staff.deactivateQuestion", { name })}
          act={t("staff.deactivateNamed", { name })}
          onAct={deactivate}
        >
          <p>{t("staff.deactivateEffect")}</p>
        </Confirm>
      )}
      {member.state === "INACTIVE" && (
        <Confirm
          button={t("staff.reactivate")}
          title={t("staff.reactivateQuestion", { name })}
          act={t("staff.reactivate")}
          hurts={false}
          onAct={reactivate}
        >
          <p>{t("staff.reactivateEffect")}</p>
        </Confirm>
      )}
      <span role="status">{told.value}</span>
    </div>
  );
}
