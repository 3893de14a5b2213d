/** Changing one's name, the ways to sign in, and the password. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { at } from "@/root";
import type { Me } from "@/session";
import { useFields } from "@/ui/fields";
import { Form } from "@/ui/form";
import { Password } from "@/ui/password";
import { tl as t } from "../../texts";
import { CodeForm } from "./code";
import { Email, Name, NewPassword, Phone } from "./fields";

interface ProfileProps {
  of: Me;
  onDone: () => void;
}

/** The way back from a form. */
export const toAccount = () => (
  <a class="button" href={at("account")}>
    {t("account.back")}
  </a>
);

export function Profile({ of, onDone }: ProfileProps) {
  const { values, field } = useFields({
    full_name: of.full_name,
    phone: of.new_phone ?? of.phone ?? "",
    email: of.new_email ?? of.email ?? "",
    password: "",
  });
  const pending = useSignal(of.new_phone ?? of.new_email ?? undefined);
  const { phone, email } = values.value;
  const moves = phone !== (of.phone ?? "") || email !== (of.email ?? "");
  const submit = async () => {
    const { full_name, password } = values.value;
    const body = {
      full_name,
      ...(moves && { phone: phone || null, email: email || null, password }),
    };
    const now = await answered(api.PATCH("/auth/me", { body }));
    const next = now.new_phone ?? now.new_email;
    if (next) pending.value = next;
    else onDone();
  };
  return (
    <>
      {pending.value && (
        <section class="account-section">
          <CodeForm account={of.account_id} identifier={pending.value} onDone={async () => onDone()} />
        </section>
      )}
      <Form submit={t("account.save")} onSubmit={submit} beside={toAccount()}>
        <Name {...field("full_name")} />
        <Phone {...field("phone")} />
        <Email label={t("account.email")} {...field("email")} />
        {moves && (
          <Password
            label={t("account.present")}
            hint={t("account.presentHint")}
            autocomplete="current-password"
            {...field("password")}
          />
        )}
      </Form>
    </>
  );
}

export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { values, field } = useFields({ password: "", new_password: "" });
  const submit = async () => {
    await answered(api.POST("/auth/password", { body: values.value }));
    onDone();
  };
  return (
    <Form submit={t("account.savePassword")} onSubmit={submit} beside={toAccount()}>
      <Password label={t("account.present")} autocomplete="current-password" {...field("password")} />
      <NewPassword label={t("account.new")} {...field("new_password")} />
    </Form>
  );
}
