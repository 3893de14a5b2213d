/** A new password, by a code that goes to the phone or the e-mail address. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { at } from "@/root";
import { deviceToken } from "@/session";
import { CodeField } from "@/ui/code-field";
import { useFields } from "@/ui/fields";
import { Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { tl as t } from "../../texts";
import { Identifier, NewPassword } from "./fields";

export function Forgotten() {
  const { route } = useLocation();
  const challenge = useSignal<string | undefined>(undefined);
  const { values, field } = useFields({ identifier: "", code: "", new_password: "" });
  const ask = async () => {
    const body = { identifier: values.value.identifier, device_token: deviceToken() };
    challenge.value = (await answered(api.POST("/auth/password/forgot", { body }))).challenge;
  };
  const reset = async () => {
    const { identifier, code, new_password } = values.value;
    const body = {
      identifier,
      new_password,
      challenge: challenge.value ?? "",
      code: code.replace(/\D/g, ""),
      device_token: deviceToken(),
    };
    await answered(api.POST("/auth/password/reset", { body }));
    route(`${at("account/sign-in")}?told=password`);
  };
  if (challenge.value === undefined)
    return (
      <Page key="forgotten" heading={t("forgotten.title")}>
        <p>{t("forgotten.intro")}</p>
        <Form submit={t("forgotten.submit")} onSubmit={ask}>
          <Identifier {...field("identifier")} />
        </Form>
      </Page>
    );
  return (
    <Page key="reset" heading={t("forgotten.new")}>
      <p>{t("forgotten.sent", { to: values.value.identifier })}</p>
      <Form submit={t("account.savePassword")} onSubmit={reset}>
        <CodeField {...field("code")} />
        <NewPassword label={t("account.new")} {...field("new_password")} />
      </Form>
    </Page>
  );
}
