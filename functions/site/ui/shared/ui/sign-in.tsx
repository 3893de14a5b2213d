/** Signing in: a password, and for staff a code after it. */
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { answered, api } from "../api/client";
import { Problem } from "../api/problem";
import type { components } from "../api/schema.gen";
import { t } from "../i18n/texts";
import { begin, deviceToken, ended, keepDevice } from "../session";
import { Field, Form } from "./form";
import { Page } from "./page";

type Challenged = components["schemas"]["Challenged"];
type SignedIn = components["schemas"]["SignedIn"];

const MINUTE_SECONDS = 60;

function enter(tokens: SignedIn): void {
  keepDevice(tokens.device_token);
  ended.value = false;
  begin(tokens);
}

export function SignIn() {
  const challenge = useSignal<Challenged | undefined>(undefined);
  const identifier = useSignal("");
  const password = useSignal("");
  if (challenge.value) {
    const again = () => {
      challenge.value = undefined;
    };
    return <CodeStep challenge={challenge.value} again={again} />;
  }
  const submit = async () => {
    const body = { identifier: identifier.value, password: password.value, device_token: deviceToken() };
    try {
      enter(await answered(api.POST("/auth/login", { body })));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "staff_sign_in") throw error;
      challenge.value = await answered(api.POST("/auth/staff/login", { body }));
      password.value = "";
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
          pointer="/identifier"
          label={t("signIn.identifier")}
          value={identifier.value}
          onValue={(value) => {
            identifier.value = value;
          }}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          inputMode="email"
        />
        <Password
          value={password.value}
          onValue={(value) => {
            password.value = value;
          }}
        />
      </Form>
    </Page>
  );
}

function Password({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const shown = useSignal(false);
  return (
    <>
      <Field
        pointer="/password"
        label={t("signIn.password")}
        type={shown.value ? "text" : "password"}
        autocomplete="current-password"
        value={value}
        onValue={onValue}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={shown.value}
          onChange={(event) => {
            shown.value = event.currentTarget.checked;
          }}
        />
        {t("signIn.show")}
      </label>
    </>
  );
}

function CodeStep({ challenge, again }: { challenge: Challenged; again: () => void }) {
  const code = useSignal("");
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector("input")?.focus(), []);
  const submit = async () => {
    const body = {
      challenge: challenge.challenge,
      code: code.value.replace(/\s/g, ""),
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
          <Field
            pointer="/code"
            label={t("signIn.code")}
            value={code.value}
            onValue={(value) => {
              code.value = value;
            }}
            class="code"
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={7}
          />
        </Form>
      </div>
    </Page>
  );
}
