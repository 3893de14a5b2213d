/** Fields that several forms of the account have. */
import type { Bound } from "@/ui/fields";
import { Field } from "@/ui/form";
import { Password } from "@/ui/password";
import { tl as t } from "../../texts";

/** What one signs in with. */
export const Identifier = (bound: Bound) => (
  <Field
    {...bound}
    label={t("signIn.phoneOrEmail")}
    autocomplete="username"
    autocapitalize="none"
    spellcheck={false}
  />
);

export const Name = (bound: Bound) => <Field {...bound} label={t("account.name")} autocomplete="name" />;

export const Phone = (props: Bound & { hint?: string }) => (
  <Field {...props} label={t("account.phone")} type="tel" autocomplete="tel" />
);

export const Email = (props: Bound & { label: string }) => (
  <Field {...props} type="email" autocomplete="email" autocapitalize="none" />
);

export const NewPassword = (props: Bound & { label: string }) => (
  <Password {...props} hint={t("account.passwordHint")} autocomplete="new-password" />
);
