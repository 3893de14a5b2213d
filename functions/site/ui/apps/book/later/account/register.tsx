/** A new account: who one is, then the code that proves the phone or the e-mail address. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { at } from "@/root";
import { signIn } from "@/sign-in";
import { useFields } from "@/ui/fields";
import { Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { tl as t } from "../../texts";
import { CodeForm } from "./code";
import { Email, Name, NewPassword, Phone } from "./fields";
import { nextView } from "./sign-in";

export function Register() {
  const { query, route } = useLocation();
  const account = useSignal<string | undefined>(undefined);
  const { values, field } = useFields({ full_name: "", phone: "", email: "", password: "" });
  const { full_name, phone, email, password } = values.value;
  const identifier = phone || email;
  const submit = async () => {
    const body = { full_name, phone: phone || null, email: email || null, password };
    account.value = (await answered(api.POST("/auth/register", { body }))).account_id;
  };
  const enter = async () => {
    await signIn(identifier, password);
    route(nextView(query.next), true);
  };
  if (account.value)
    return (
      <Page key="code" heading={t("code.title")}>
        <CodeForm account={account.value} identifier={identifier} onDone={enter} />
      </Page>
    );
  return (
    <Page key="register" heading={t("register.title")}>
      <p>{t("register.why")}</p>
      <Form submit={t("register.submit")} onSubmit={submit}>
        <Name {...field("full_name")} />
        <Phone hint={t("register.phoneHint")} {...field("phone")} />
        <Email label={t("register.email")} {...field("email")} />
        <NewPassword label={t("register.password")} {...field("password")} />
      </Form>
      <ul class="plain-links">
        <li>
          <a href={at("account/sign-in")}>{t("register.have")}</a>
        </li>
      </ul>
    </Page>
  );
}
