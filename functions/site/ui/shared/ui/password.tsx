/** A password, which its owner may look at: on a phone, mistyped passwords are the rule. */
import { useSignal } from "@preact/signals";
import { t } from "../i18n/texts";
import { Check } from "./check";
import type { Bound } from "./fields";
import { Field } from "./form";

interface PasswordProps extends Bound {
  label: string;
  hint?: string;
  autocomplete: "current-password" | "new-password";
}

export function Password(props: PasswordProps) {
  const shown = useSignal(false);
  const look = (
    <div>
      <Check
        checked={shown.value}
        onCheck={(checked) => {
          shown.value = checked;
        }}
      >
        {t("signIn.show")}
      </Check>
    </div>
  );
  return <Field {...props} type={shown.value ? "text" : "password"} after={look} />;
}
