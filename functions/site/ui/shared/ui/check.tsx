/** A box to tick, with its words beside it. */
import type { ComponentChildren } from "preact";

interface CheckProps {
  checked: boolean;
  onCheck: (checked: boolean) => void;
  children: ComponentChildren;
}

export const Check = ({ checked, onCheck, children }: CheckProps) => (
  <label class="check">
    <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.currentTarget.checked)} />
    {children}
  </label>
);
