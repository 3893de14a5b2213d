/** The frame of an action: its name, what it does, a form with the reason, and the way back. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Field, Form } from "@/ui/form";
import { useHere } from "../../here";
import { t } from "../../texts";
import type { ActionName } from "./actions";
import type { Detail } from "./shapes";

export interface PanelProps {
  detail: Detail;
  /** The action was carried out: what is told about it. */
  done: (words: ComponentChildren) => void;
  /** The trip was changed by what is offered beside the panel, which may be closed by then. */
  tell: (words: ComponentChildren) => void;
}

interface FrameProps {
  name: ActionName;
  children: ComponentChildren;
}

export function Frame({ name, children }: FrameProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={heading}>
        {t(`trip.do.${name}`)}
      </h2>
      <p>{t(`trip.what.${name}`)}</p>
      {children}
    </section>
  );
}

/** The link that leaves an action undone. */
export function Back() {
  const here = useHere();
  return (
    <a class="button" href={here.to({ do: undefined })}>
      {t("trip.leaveIt")}
    </a>
  );
}

interface ReasonedProps {
  submit: string;
  /** The pointer of the reason in the request; null for an action that takes none. */
  pointer?: string | null;
  label?: string;
  hint?: string;
  children?: ComponentChildren;
  onSubmit: (reason: string) => Promise<void>;
}

/** A form that asks for the reason, and what else is given to it. */
export function Reasoned({ submit, pointer = "/reason", label, hint, children, onSubmit }: ReasonedProps) {
  const reason = useSignal("");
  return (
    <Form submit={submit} busy={t("trip.working")} onSubmit={() => onSubmit(reason.value)} beside={<Back />}>
      {children}
      {pointer && (
        <Field
          pointer={pointer}
          label={label ?? t("trip.reason")}
          hint={hint ?? t("trip.reasonHint")}
          value={reason.value}
          onValue={(value) => {
            reason.value = value;
          }}
          maxLength={500}
        />
      )}
    </Form>
  );
}
