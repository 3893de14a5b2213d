/** A password, which its owner may look at: on a phone, mistyped passwords are the rule. */
import { useSignal } from "@preact/signals";
import { t } from "../i18n/texts";
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
    </div>
  );
  return <Field {...props} type={shown.value ? "text" : "password"} after={look} />;
}
