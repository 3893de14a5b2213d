/** A role of the company's own: a name, and what its holders may do. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { at } from "@/root";
import type { Permission } from "@/session";
import { Check } from "@/ui/check";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { allows, type PermissionView } from "../../permissions";
import type { Role } from "../../role-names";
import { t } from "../../texts";

const INTENT = "role";

interface RoleFormProps {
  permissions: readonly PermissionView[];
  /** The role that is changed; none for a new one. */
  role?: Role;
  onSaved?: () => void;
}

export function RoleForm({ permissions, role, onSaved }: RoleFormProps) {
  const { route } = useLocation();
  const { values, field } = useFields({ name: role?.name ?? "" });
  const grantable = permissions.filter((each) => each.grantable);
  const chosen = useSignal<readonly string[]>(role?.permissions ?? []);
  const submit = async () => {
    const wanted = permissions.map((each) => each.permission).filter((each) => chosen.value.includes(each));
    const body = { name: values.value.name, permissions: wanted as Permission[] };
    if (role) {
      const path = { role: role.role };
      await answered(api.PATCH("/company/roles/{role}", { body, params: { path } }));
    } else {
      const header = { "Idempotency-Key": keyOf(INTENT, body) };
      await answered(api.POST("/company/roles", { body, params: { header } }));
      done(INTENT);
    }
    onSaved?.();
    route(at("roles?view=saved"), true);
  };
  const cancel = (
    <a class="button" href={at(role ? `roles/${role.role}` : "roles")}>
      {t("cancel")}
    </a>
  );
  return (
    <Form submit={role ? t("roles.save") : t("roles.add")} onSubmit={submit} beside={cancel}>
      <Field {...field("name")} label={t("roles.name")} />
      <fieldset>
        <legend>{t("roles.may")}</legend>
        {grantable.map(({ permission }) => (
          <Check
            key={permission}
            checked={chosen.value.includes(permission)}
            onCheck={(checked) => {
              const others = chosen.value.filter((each) => each !== permission);
              chosen.value = checked ? [...others, permission] : others;
            }}
          >
            {allows(permission)}
          </Check>
        ))}
      </fieldset>
    </Form>
  );
}
