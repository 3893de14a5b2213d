/** The field for a code of six digits that was sent to a phone or an e-mail address. */
import { t } from "../i18n/texts";
import type { Bound } from "./fields";
import { Field } from "./form";

export const CodeField = (bound: Bound) => (
  <Field
    {...bound}
    label={t("signIn.code")}
    class="code"
    inputMode="numeric"
    autocomplete="one-time-code"
    maxLength={7}
  />
);
