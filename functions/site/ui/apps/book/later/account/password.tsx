/** A password, which its owner may look at: on a phone, mistyped passwords are the rule. */
import { useSignal } from "@preact/signals";
import { t as common } from "@/i18n/texts";
import { Field } from "@/ui/form";

interface PasswordProps {
  pointer: string;
  label: string;
  hint?: string;
  autocomplete: "current-password" | "new-password";
  value: string;
  onValue: (value: string) => void;
}

export function Password(props: PasswordProps) {
  const shown = useSignal(false);
  return (
    <div class="password">
      <Field {...props} type={shown.value ? "text" : "password"} />
      <label class="check">
        <input
          type="checkbox"
          checked={shown.value}
          onChange={(event) => {
            shown.value = event.currentTarget.checked;
          }}
        />
        {common("signIn.show")}
      </label>
    </div>
  );
}
