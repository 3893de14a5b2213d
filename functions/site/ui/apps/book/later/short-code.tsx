/** A ticket by its short code, for somebody who has a message with it: the end of the own number opens it. */
import { useLocation } from "preact-iso";
import { at } from "@/root";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { keepTicket, tickets } from "../kept";
import { findTicket } from "../own";
import { tl as t } from "../texts";

export function ShortCode({ code }: { code: string }) {
  const { route } = useLocation();
  const { values, field } = useFields({ code, phone_end: "" });
  const open = async () => {
    const end = values.value.phone_end.trim();
    const ticket = await findTicket(values.value.code.trim(), end);
    const known = tickets.peek().some((each) => each.ticket.ticket_id === ticket.ticket_id);
    keepTicket(ticket, known ? undefined : { end });
    route(at(`tickets/${ticket.ticket_id}`), true);
  };
  return (
    <Page heading={t("shortCode.title")}>
      <p>{t("shortCode.text")}</p>
      <Form submit={t("shortCode.submit")} onSubmit={open}>
        <Field
          {...field("code")}
          label={t("shortCode.code")}
          hint={t("shortCode.codeHint")}
          autocapitalize="none"
          spellcheck={false}
          class="code"
        />
        <Field
          {...field("phone_end")}
          label={t("shortCode.end")}
          hint={t("shortCode.endHint")}
          inputMode="numeric"
          maxLength={4}
          class="code"
        />
      </Form>
    </Page>
  );
}
