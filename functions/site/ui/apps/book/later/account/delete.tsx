/** Deleting one's account for good, with the password. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { at } from "@/root";
import { useFields } from "@/ui/fields";
import { Form } from "@/ui/form";
import { Password } from "@/ui/password";
import { tl as t } from "../../texts";
import { leave } from "./leave";
import { toAccount } from "./profile";

export function DeleteForm() {
  const { route } = useLocation();
  const { values, field } = useFields({ password: "" });
  const submit = async () => {
    await answered(api.DELETE("/auth/me", { body: values.value }));
    leave();
    route(`${at("account/sign-in")}?told=deleted`, true);
  };
  return (
    <Form submit={t("account.delete")} onSubmit={submit} beside={toAccount()}>
      <div class="notice warn">
        <ul>
          <li>{t("account.deleteErases")}</li>
          <li>{t("account.deleteTickets")}</li>
          <li>{t("account.deleteKeeps")}</li>
          <li>{t("account.deleteForGood")}</li>
        </ul>
      </div>
      <Password label={t("account.present")} autocomplete="current-password" {...field("password")} />
    </Form>
  );
}
