/** A question before something that hurts: what it will do, and a button that says so. Focus returns behind it. */
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { useAct } from "../act";
import type { Problem } from "../api/problem";
import { t } from "../i18n/texts";
import { sentence } from "./form";

interface ConfirmProps {
  /** The words of the button that asks, and what assistive technology reads in their place. */
  button: ComponentChildren;
  label?: string;
  title: string;
  children: ComponentChildren;
  /** The words of the button that does it. */
  act: string;
  /** Carries it out; a Problem that it throws is shown, and the dialog stays. */
  onAct: () => Promise<void>;
  /** More about a problem, as the list of what is in the way. */
  explain?: (problem: Problem) => ComponentChildren;
  /** Whether it destroys something. */
  hurts?: boolean;
}

export function Confirm(props: ConfirmProps) {
  const { button, label, title, children, act, onAct, explain, hurts = true } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const { problem, working, run } = useAct(async () => {
    await onAct();
    dialog.current?.close();
  });
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = () => {
    problem.value = undefined;
    dialog.current?.showModal();
    // The question, not the button that answers it: a key pressed twice must not destroy anything.
    heading.current?.focus();
  };
  return (
    <>
      <button type="button" onClick={open} {...(label && { "aria-label": label })}>
        {button}
      </button>
      <dialog ref={dialog} aria-labelledby={id}>
        <h2 id={id} tabIndex={-1} ref={heading}>
          {title}
        </h2>
        {children}
        {problem.value && (
          <div class="error" role="alert">
            <p>{sentence(problem.value)}</p>
            {explain?.(problem.value)}
          </div>
        )}
        <div class="actions">
          <button
            type="button"
            class={hurts ? "hurts" : "main"}
            aria-disabled={working.value}
            onClick={() => run()}
          >
            {working.value ? t("app.loading") : act}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t("action.cancel")}
          </button>
        </div>
      </dialog>
    </>
  );
}
