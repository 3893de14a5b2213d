/** Chooses the language of the app. A language is kept once its texts came; until then the app stays as it is. */
import type { ComponentChildren } from "preact";
import { keep, LANGUAGES, type Language, language } from "../i18n/t";
import { speak } from "../start";

interface LanguageChoiceProps {
  class: string;
  /** The label, for the eyes or for those who listen alone. */
  children: ComponentChildren;
}

export function LanguageChoice({ class: kind, children }: LanguageChoiceProps) {
  const choose = (select: HTMLSelectElement) => {
    const name = select.value as Language;
    const stay = () => {
      select.value = language.value;
    };
    speak(name).then(() => keep(name), stay);
  };
  return (
    <label class={kind}>
      {children}
      <select value={language.value} onChange={(event) => choose(event.currentTarget)}>
        {Object.entries(LANGUAGES).map(([name, words]) => (
          <option key={name} value={name} lang={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
