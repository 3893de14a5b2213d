/** Forms: a summary of what is wrong with focus and links, an error at each field, and nothing typed is lost. */
import {
  type ComponentChildren,
  createContext,
  type InputHTMLAttributes,
  type TargetedMouseEvent,
} from "preact";
import { useContext, useId, useLayoutEffect, useRef } from "preact/hooks";
import { useAct } from "../act";
import type { Problem } from "../api/problem";
import { t } from "../i18n/texts";
import { setErrorInTitle } from "./page";
import { faults, refusal } from "./refusals";

interface Known {
  id: string;
  problem: Problem | undefined;
  /** The pointers of its fields. */
  fields: Set<string>;
}

const InForm = createContext<Known>({ id: "", problem: undefined, fields: new Set() });

/** The element of a field, by the form's id and the field's JSON pointer. */
const idOf = (form: string, pointer: string): string => `${form}${pointer.replaceAll("/", "-")}`;

interface FormProps {
  children: ComponentChildren;
  submit: string;
  busy?: string;
  /** Carries it out; a Problem that it throws is shown. */
  onSubmit: () => Promise<void>;
  /** Stands beside the button. */
  beside?: ComponentChildren;
}

export function Form({ children, submit, busy, onSubmit, beside }: FormProps) {
  const id = useId();
  const { problem, working, run } = useAct(onSubmit);
  const fields = useRef(new Set<string>());
  const send = (event: Event) => {
    event.preventDefault();
    run();
  };
  return (
    <InForm.Provider value={{ id, problem: problem.value, fields: fields.current }}>
      <form onSubmit={send} noValidate>
        {problem.value && <ErrorSummary form={id} problem={problem.value} fields={fields.current} />}
        {children}
        <div class="actions">
          <button type="submit" class="main" aria-disabled={working.value}>
            {working.value ? (busy ?? t("app.loading")) : submit}
          </button>
          {beside}
        </div>
      </form>
    </InForm.Provider>
  );
}

/** What is wrong as a whole, in words for people. */
export function sentence(problem: Problem): string {
  if (problem.code === "offline") return t("error.offline");
  const why = refusal(problem.code, problem.message, problem.extra);
  if (problem.retryAfter) return `${why} ${t("error.wait", { count: problem.retryAfter })}`;
  return why || t("error.unknown");
}

interface ErrorSummaryProps {
  form: string;
  problem: Problem;
  /** The pointers of the form's fields: what is wrong elsewhere has nothing to link to. */
  fields: ReadonlySet<string>;
}

function ErrorSummary({ form, problem, fields }: ErrorSummaryProps) {
  const wrong = faults(problem).filter(({ pointer }) => problem.fields.length || fields.has(pointer));
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.focus();
    setErrorInTitle(true);
    return () => setErrorInTitle(false);
  }, [problem]);
  const go = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    document.getElementById(event.currentTarget.hash.slice(1))?.focus();
  };
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t("error.title")}</h2>
      {wrong.length ? (
        <ul>
          {wrong.map(({ pointer, detail }) => (
            <li key={pointer}>
              <a href={`#${idOf(form, pointer)}`} onClick={go}>
                {detail}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{sentence(problem)}</p>
      )}
    </div>
  );
}

interface Input {
  type?: "date" | "datetime-local" | "email" | "password" | "tel" | "text" | "time" | "url";
  inputMode?: "decimal" | "email" | "numeric";
  autocomplete?: string;
  autocapitalize?: "none";
  spellcheck?: boolean;
  maxLength?: number;
  class?: string;
}

interface FieldProps extends Input {
  /** The JSON pointer of the field in the request, as `/password`. */
  pointer: string;
  label: string;
  hint?: string | undefined;
  value: string;
  onValue: (value: string) => void;
  /** Stands behind the input. */
  after?: ComponentChildren;
}

export function Field({ pointer, label, hint, value, onValue, after, ...input }: FieldProps) {
  const field = useField(pointer, hint);
  return (
    <Labelled {...field} label={label} hint={hint}>
      <input
        {...(input as InputHTMLAttributes<HTMLInputElement>)}
        {...field.attributes}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {after}
    </Labelled>
  );
}

interface ChoiceProps {
  pointer: string;
  label: string;
  hint?: string | undefined;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onValue: (value: string) => void;
}

export function Choice({ pointer, label, hint, value, options, onValue }: ChoiceProps) {
  const field = useField(pointer, hint);
  return (
    <Labelled {...field} label={label} hint={hint}>
      <select {...field.attributes} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** What an input needs to be a field of the form around it. */
export function useField(pointer: string, hint: string | undefined) {
  const { id: form, problem, fields } = useContext(InForm);
  fields.add(pointer);
  const id = idOf(form, pointer);
  const error = problem && faults(problem).find((each) => each.pointer === pointer)?.detail;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const attributes = {
    id,
    "aria-invalid": Boolean(error),
    ...(described && { "aria-describedby": described }),
  };
  return { id, error, attributes };
}

interface LabelledProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error: string | undefined;
  children: ComponentChildren;
}

export function Labelled({ id, label, hint, error, children }: LabelledProps) {
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <span class="unseen">{t("error.prefix")} </span>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
