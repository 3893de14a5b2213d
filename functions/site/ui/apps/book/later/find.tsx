/** Finding a ticket again, without the phone that it was bought with: sent anew, or shown here. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { at } from "@/root";
import { session } from "@/session";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { Told } from "@/ui/told";
import { tl as t } from "../texts";

/** A code as it is typed: `7kqd 92mf` is `7KQD-92MF`. */
function codeOf(typed: string): string {
  const bare = typed.replace(/[\s-]/g, "").toUpperCase();
  return bare.length === 8 ? `${bare.slice(0, 4)}-${bare.slice(4)}` : typed.trim().toUpperCase();
}

export function FindTicket() {
  const sent = useSignal<string | undefined>(undefined);
  const { values, field } = useFields({ code: "", phone: "" });
  const { route } = useLocation();
  const send = async () => {
    const body = { code: codeOf(values.value.code), phone: values.value.phone };
    await answered(api.POST("/tickets/resend", { body }));
    sent.value = values.value.phone;
  };
  const show = () => route(at(`t/${encodeURIComponent(codeOf(values.value.code))}`));
  return (
    <Page heading={t("find.title")}>
      <p>{t("find.intro")}</p>
      {sent.value !== undefined && <Told>{t("find.sent", { phone: sent.value })}</Told>}
      <Form
        submit={t("find.send")}
        busy={t("find.sending")}
        onSubmit={send}
        beside={
          values.value.code.trim().length >= 8 && (
            <button type="button" onClick={show}>
              {t("find.show")}
            </button>
          )
        }
      >
        <Field
          label={t("find.code")}
          hint={t("find.codeHint")}
          class="code"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={12}
          {...field("code")}
        />
        <Field
          label={t("find.phone")}
          hint={t("find.phoneHint")}
          type="tel"
          autocomplete="tel"
          {...field("phone")}
        />
      </Form>
      <section class="account-section">
        <h2>{t("find.noCode")}</h2>
        <ul class="points">
          <li>{t("find.lookSms")}</li>
          <li>
            {session.value ? (
              <a href={at("account")}>{t("find.account")}</a>
            ) : (
              <a href={at("account/sign-in")}>{t("find.signIn")}</a>
            )}
          </li>
          <li>{t("find.company")}</li>
        </ul>
      </section>
    </Page>
  );
}
