/** A text field with a list to choose from, after the ARIA pattern "combobox with list autocomplete". */
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { fitting } from "../i18n/fold";
import { t } from "../i18n/texts";
import { Labelled, useField } from "./form";

export interface Option {
  value: string;
  label: string;
  /** Stands small behind the label, and is searched as well. */
  more?: string;
}

interface ComboboxProps {
  pointer: string;
  label: string;
  hint?: string;
  options: readonly Option[];
  /** The chosen option's value; empty if none is chosen. */
  value: string;
  onValue: (value: string) => void;
  /** Hears each text that is typed, so that more options can be found for it. */
  onTyped?: (text: string) => void;
  /** What was found elsewhere for the typed text; it is shown if none of the options fits. */
  guesses?: readonly Option[];
  /** Whether more options are on their way. */
  looking?: boolean;
  /** Hears what was typed if the field is left with no choice made; otherwise such a text is dropped. */
  onLeft?: (text: string) => void;
}

const MOST_SHOWN = 12;

/** What an option is searched by. */
export const wordsOf = ({ label, more = "" }: Option): string => `${label} ${more}`;

export function Combobox(props: ComboboxProps) {
  const { pointer, label, hint, options, value, onValue, onTyped, guesses = [], looking, onLeft } = props;
  const field = useField(pointer, hint);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const chosen = options.find((each) => each.value === value);
  const typed = useSignal<string | undefined>(undefined);
  const at = useSignal(0);
  const open = typed.value !== undefined;
  const fit = open ? fitting(options, typed.value ?? "", wordsOf) : [];
  const shown = open ? (fit.length ? fit : guesses).slice(0, MOST_SHOWN) : [];
  const active = shown[at.value];
  const choose = (option: Option | undefined) => {
    if (option) onValue(option.value);
    else if (typed.value) onLeft?.(typed.value);
    typed.value = undefined;
  };
  const show = (text: string) => {
    typed.value = text;
    at.value = 0;
    onTyped?.(text);
  };
  const step = (by: number) => {
    if (!open) show("");
    else if (shown.length) at.value = (at.value + by + shown.length) % shown.length;
  };
  const close = () => {
    typed.value = undefined;
  };
  const leave = () => {
    const text = typed.value;
    close();
    if (text) onLeft?.(text);
  };
  const keys: Record<string, (() => void) | undefined> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    ...(open && { Enter: () => choose(active), Escape: close }),
  };
  const press = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <Labelled {...field} label={label} hint={hint}>
      <div class="combobox">
        <input
          {...field.attributes}
          ref={input}
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={open}
          aria-controls={list}
          aria-autocomplete="list"
          {...(active && { "aria-activedescendant": `${list}-${at.value}` })}
          value={typed.value ?? chosen?.label ?? ""}
          onInput={(event) => show(event.currentTarget.value)}
          onKeyDown={press}
          onClick={() => !open && show("")}
          onBlur={leave}
        />
        <div role="listbox" id={list} aria-label={label} hidden={!open}>
          {shown.map((option, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard at the input.
            <div
              key={option.value}
              id={`${list}-${place}`}
              role="option"
              aria-selected={place === at.value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.label}
              {option.more && <span class="quiet"> {option.more}</span>}
            </div>
          ))}
        </div>
        {open && !shown.length && (
          <p class="hint" role="status">
            {looking ? t("app.loading") : t("combobox.none")}
          </p>
        )}
      </div>
    </Labelled>
  );
}
