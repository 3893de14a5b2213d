/** Something behind a line that is opened seldom: it is made, and its code loaded, once somebody opens it. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

interface OpenedProps {
  title: ComponentChildren;
  /** Whether it stands open at first. Later on it is opened and closed by its user alone. */
  open?: boolean;
  children: () => ComponentChildren;
}

export function Opened({ title, open = false, children }: OpenedProps) {
  const opened = useSignal(open);
  const toggle = () => {
    opened.value = true;
  };
  return (
    <details open={opened.value} onToggle={toggle}>
      <summary>{title}</summary>
      {opened.value && children()}
    </details>
  );
}
