/** The texts of an app in one of its languages. A text is asked for by its key; numbers choose between two forms. */
import { signal } from "@preact/signals";

export const LANGUAGES = { en: "English", fr: "Français", rw: "Ikinyarwanda", sw: "Kiswahili" } as const;
export type Language = keyof typeof LANGUAGES;
type Texts = Record<string, string>;
type Values = Record<string, string | number>;

const KEPT = "tms.language";

export const language = signal<Language>("en");
const texts = signal<Texts>({});

const isLanguage = (name: string | null): name is Language => name !== null && name in LANGUAGES;

/** Return the language that was chosen here, else the first of the browser's that we have. */
export function preferred(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLanguage) ?? "en";
}

/** Show the app in a language from now on, and at the next start. */
export async function use(chosen: Language, load: (name: Language) => Promise<Texts[]>): Promise<void> {
  texts.value = Object.assign({}, ...(await load(chosen)));
  language.value = chosen;
  document.documentElement.lang = chosen;
}

export const keep = (chosen: Language): void => localStorage.setItem(KEPT, chosen);

/** Whether a number takes the form `.one`: French counts zero among them, Kinyarwanda has one form for all. */
const isOne = (count: number): boolean =>
  language.value === "fr" ? Math.abs(count) < 2 : language.value !== "rw" && count === 1;

/**
 * Return a function that looks up the keys of some texts.
 *
 * @typeParam Key the keys, from the English texts; with `.one` and `.other` a key is asked for without its end.
 */
export function lookup<Key extends string>() {
  type Plain = Key extends `${infer Base}.one` | `${infer Base}.other` ? Base : Key;
  return (key: Plain, values: Values = {}): string => {
    const count = values.count;
    const form = typeof count === "number" ? `${key}.${isOne(count) ? "one" : "other"}` : key;
    return filled(texts.value[form] ?? texts.value[key] ?? key, values);
  };
}

/** Return the text of a key that is known only while the app runs; undefined if there is none. */
export const textOf = (key: string): string | undefined => texts.value[key];

/** Put values into a text. */
export const filled = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === "number" ? numeral(value) : String(value ?? "");
  });

/** The locale for numbers and dates. Browsers have no Kinyarwanda; Rwanda writes numbers as French does. */
export const locale = (): string => (language.value === "rw" ? "fr-RW" : `${language.value}-RW`);

export const numeral = (value: number): string => new Intl.NumberFormat(locale()).format(value);
