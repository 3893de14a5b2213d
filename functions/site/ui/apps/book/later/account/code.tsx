/** The code that went to a phone or an e-mail address, and asking for another one. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { t as common } from "@/i18n/texts";
import { deviceToken } from "@/session";
import { CodeField } from "@/ui/code-field";
import { useFields } from "@/ui/fields";
import { Form, sentence } from "@/ui/form";
import { tl as t } from "../../texts";

interface CodeProps {
  account: string;
  identifier: string;
  /** The code was right. */
  onDone: () => Promise<void>;
}

export function CodeForm({ account, identifier, onDone }: CodeProps) {
  const { values, field } = useFields({ code: "" });
  const told = useSignal<string | undefined>(undefined);
  const submit = async () => {
    const body = {
      account_id: account,
      identifier,
      code: values.value.code.replace(/\D/g, ""),
      device_token: deviceToken(),
    };
    await answered(api.POST("/auth/verify", { body }));
    await onDone();
  };
  const again = async () => {
    told.value = undefined;
    try {
      await answered(api.POST("/auth/verify/resend", { body: { identifier } }));
      told.value = t("code.sentAgain");
    } catch (error) {
      told.value = sentence(asProblem(error));
    }
  };
  return (
    <>
      <p>{t("code.sent", { to: identifier })}</p>
      <Form
        submit={t("code.submit")}
        busy={common("signIn.wait")}
        onSubmit={submit}
        beside={
          <button type="button" onClick={again}>
            {t("code.again")}
          </button>
        }
      >
        <CodeField {...field("code")} />
      </Form>
      <p role="status">{told.value}</p>
    </>
  );
}
