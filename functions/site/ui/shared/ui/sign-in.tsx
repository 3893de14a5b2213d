/** Signing in: a password, and for staff a code after it. */
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { answered, api } from "../api/client";
import { Problem } from "../api/problem";
import type { components } from "../api/schema.gen";
import { t } from "../i18n/texts";
import { deviceToken, ended } from "../session";
import { enter, signIn } from "../sign-in";
import { CodeField } from "./code-field";
import { useFields } from "./fields";
import { Field, Form } from "./form";
import { Page } from "./page";
import { Password } from "./password";

type Challenged = components["schemas"]["Challenged"];

const MINUTE_SECONDS = 60;

export function SignIn() {
  const challenge = useSignal<Challenged | undefined>(undefined);
  const { values, field } = useFields({ identifier: "", password: "" });
  if (challenge.value) {
    const again = () => {
      challenge.value = undefined;
    };
    return <CodeStep challenge={challenge.value} again={again} />;
  }
  const submit = async () => {
    const { identifier, password } = values.value;
    try {
      await signIn(identifier, password);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "staff_sign_in") throw error;
      const body = { identifier, password, device_token: deviceToken() };
      challenge.value = await answered(api.POST("/auth/staff/login", { body }));
      values.value = { identifier, password: "" };
    }
  };
  return (
    <Page heading={t("signIn.title")}>
      {ended.value && (
        <p class="notice" role="status">
          {t("signIn.ended")}
        </p>
      )}
      <Form submit={t("signIn.submit")} busy={t("signIn.wait")} onSubmit={submit}>
        <Field
          {...field("identifier")}
          label={t("signIn.identifier")}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          inputMode="email"
        />
        <Password {...field("password")} label={t("signIn.password")} autocomplete="current-password" />
      </Form>
    </Page>
  );
}

function CodeStep({ challenge, again }: { challenge: Challenged; again: () => void }) {
  const { values, field } = useFields({ code: "" });
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector("input")?.focus(), []);
  const submit = async () => {
    const body = {
      challenge: challenge.challenge,
      code: values.value.code.replace(/\s/g, ""),
      device_token: deviceToken(),
    };
    enter(await answered(api.POST("/auth/staff/verify", { body })));
  };
  return (
    <Page key="code" heading={t("signIn.codeTitle")}>
      <p>
        {t("signIn.codeSent", {
          to: challenge.sent_to,
          minutes: Math.round(challenge.expires_in / MINUTE_SECONDS),
        })}
      </p>
      <div ref={box}>
        <Form
          submit={t("signIn.codeSubmit")}
          busy={t("signIn.wait")}
          onSubmit={submit}
          beside={
            <button type="button" onClick={again}>
              {t("signIn.again")}
            </button>
          }
        >
          <CodeField {...field("code")} />
        </Form>
      </div>
    </Page>
  );
}
