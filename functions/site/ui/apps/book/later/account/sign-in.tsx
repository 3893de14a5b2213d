/** Signing in as a passenger, with what helps if the password is gone or the account was never confirmed. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { Problem } from "@/api/problem";
import { t as common } from "@/i18n/texts";
import { appRoot, at } from "@/root";
import { ended, session } from "@/session";
import { signIn } from "@/sign-in";
import { useFields } from "@/ui/fields";
import { Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { Password } from "@/ui/password";
import { Told } from "@/ui/told";
import { tl as t } from "../../texts";
import { CodeForm } from "./code";
import { Identifier } from "./fields";
import { Forgotten } from "./forgotten";

/** Return where to go once signed in: a view of this app, and nowhere else. */
export const nextView = (wanted: string | undefined): string =>
  wanted?.startsWith(appRoot.pathname) ? wanted : at("account");

interface Unverified {
  account: string;
  identifier: string;
}

export function AccountSignIn() {
  const { query, route } = useLocation();
  const next = nextView(query.next);
  const unverified = useSignal<Unverified | undefined>(undefined);
  const { values, field } = useFields({ identifier: "", password: "" });
  useEffect(() => {
    if (session.value) route(next, true);
  }, [session.value, next, route]);
  const enter = () => signIn(values.value.identifier, values.value.password);
  const submit = async () => {
    try {
      await enter();
    } catch (error) {
      if (error instanceof Problem && error.code === "staff_sign_in")
        throw new Problem({ detail: t("signIn.staff") });
      const account =
        error instanceof Problem && error.code === "account_unverified" && error.extra.account_id;
      if (typeof account !== "string") throw error;
      const { identifier } = values.value;
      await answered(api.POST("/auth/verify/resend", { body: { identifier } }));
      unverified.value = { account, identifier };
    }
  };
  if (query.view === "forgotten") return <Forgotten />;
  if (unverified.value)
    return (
      <Page key="code" heading={t("code.title")}>
        <CodeForm {...unverified.value} onDone={enter} />
      </Page>
    );
  return (
    <Page key="sign-in" heading={common("signIn.title")}>
      {ended.value && (
        <p class="notice" role="status">
          {common("signIn.ended")}
        </p>
      )}
      {query.told === "password" && <Told>{t("account.passwordSaved")}</Told>}
      {query.told === "deleted" && <Told>{t("account.deleted")}</Told>}
      <p>{t("signIn.optional")}</p>
      <Form submit={common("signIn.submit")} busy={common("signIn.wait")} onSubmit={submit}>
        <Identifier {...field("identifier")} />
        <Password label={common("signIn.password")} autocomplete="current-password" {...field("password")} />
      </Form>
      <ul class="plain-links">
        <li>
          <a href={`${at("account/sign-in")}?view=forgotten`}>{t("signIn.forgotten")}</a>
        </li>
        <li>
          <a href={at("account/register") + (query.next ? `?next=${encodeURIComponent(query.next)}` : "")}>
            {t("signIn.register")}
          </a>
        </li>
      </ul>
    </Page>
  );
}
