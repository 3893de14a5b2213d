/** What was done, told on the page itself. */
import type { ComponentChildren } from "preact";

export function Told({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice good" role="status">
      {children}
    </p>
  );
}
