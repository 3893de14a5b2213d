/** Inviting somebody, and changing who somebody is and which roles they have. */
import { type Signal, useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import type { Resource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { Check } from "@/ui/check";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { type Role, roleName } from "../../role-names";
import { t } from "../../texts";

type Member = components["schemas"]["StaffView"];

const INTENT = "invitation";

interface InviteProps {
  roles: readonly Role[];
  /** A role that is chosen at first. */
  first: string;
}

export function InviteForm({ roles, first }: InviteProps) {
  const { route } = useLocation();
  const { values, field } = useFields({ full_name: "", email: "", phone: "" });
  const chosen = useSignal<readonly string[]>(first ? [first] : []);
  const submit = async () => {
    const { full_name, email, phone } = values.value;
    const body = { full_name, email, phone: phone || null, roles: [...chosen.value] };
    const header = { "Idempotency-Key": keyOf(INTENT, body) };
    await answered(api.POST("/company/staff", { body, params: { header } }));
    done(INTENT);
    route(at("staff?view=invited"), true);
  };
  return (
    <Form submit={t("staff.invite")} onSubmit={submit} beside={<Cancel to="staff" />}>
      <p>{t("staff.inviteHint")}</p>
      <Field {...field("full_name")} label={t("staff.name")} />
      <Field {...field("email")} label={t("company.email")} type="email" />
      <Field {...field("phone")} label={t("company.phone")} hint={t("optional")} type="tel" />
      <Roles roles={roles} chosen={chosen} />
    </Form>
  );
}

export function MemberForm({
  from,
  member,
  roles,
}: {
  from: Resource<Member>;
  member: Member;
  roles: readonly Role[];
}) {
  const { route } = useLocation();
  const { values, field } = useFields({
    full_name: member.full_name ?? "",
    email: member.new_email ?? member.email ?? "",
    phone: member.new_phone ?? member.phone ?? "",
  });
  const chosen = useSignal<readonly string[]>(member.roles);
  const page = `staff/${member.account_id}`;
  const submit = async () => {
    const { full_name, email, phone } = values.value;
    const before = { email: member.new_email ?? member.email, phone: member.new_phone ?? member.phone };
    const body = {
      full_name,
      ...(email !== before.email && { email }),
      ...(phone && phone !== before.phone && { phone }),
      roles: [...chosen.value],
    };
    const path = { account_id: member.account_id };
    from.data.value = await answered(api.PATCH("/company/staff/{account_id}", { body, params: { path } }));
    route(at(`${page}?view=saved`), true);
  };
  return (
    <Form submit={t("staff.save")} onSubmit={submit} beside={<Cancel to={page} />}>
      <Field {...field("full_name")} label={t("staff.name")} />
      <Field {...field("email")} label={t("company.email")} hint={t("staff.newAddress")} type="email" />
      <Field {...field("phone")} label={t("company.phone")} type="tel" />
      <Roles roles={roles} chosen={chosen} />
    </Form>
  );
}

function Cancel({ to }: { to: string }) {
  return (
    <a class="button" href={at(to)}>
      {t("cancel")}
    </a>
  );
}

function Roles({ roles, chosen }: { roles: readonly Role[]; chosen: Signal<readonly string[]> }) {
  return (
    <fieldset>
      <legend>{t("staff.roles")}</legend>
      {roles.map(({ role }) => (
        <Check
          key={role}
          checked={chosen.value.includes(role)}
          onCheck={(checked) => {
            const others = chosen.value.filter((each) => each !== role);
            chosen.value = checked ? [...others, role] : others;
          }}
        >
          {roleName(role, roles)}
        </Check>
      ))}
    </fieldset>
  );
}
