/** The bar at the bottom of a step: what it costs so far, and the next step as the biggest button. */
import type { ComponentChildren } from "preact";

interface StepBarProps {
  /** Stands at the left: the sum, and what it is for. */
  sum?: ComponentChildren;
  /** The button or link of the next step, with the class `main`. */
  children: ComponentChildren;
}

export function StepBar({ sum, children }: StepBarProps) {
  return (
    <div class="step-bar">
      <div>
        {sum && <div class="step-sum">{sum}</div>}
        {children}
      </div>
    </div>
  );
}
