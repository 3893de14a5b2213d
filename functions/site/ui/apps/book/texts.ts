/** The portal's own texts: those of the way from search to ticket, and later those of the pages in `later`. */
import { type Language, language, lookup } from "@/i18n/t";
import { speak } from "@/start";
import type seldom from "./later/locales/en.json";
import type english from "./locales/en.json";

export const t = lookup<keyof typeof english>();

/** The look-up of the pages in `later`, which have all texts. */
export const tl = lookup<keyof typeof english | keyof typeof seldom>();

const loaders = import.meta.glob<Record<string, string>>("./locales/*.ts", { import: "default" });
const laterLoaders = import.meta.glob<Record<string, string>>("./later/locales/*.json", {
  import: "default",
});

let withLater = false;

/** Load the texts of a language: those of all parts that were asked for so far. */
export async function texts(name: Language): Promise<Record<string, string>[]> {
  const wanted = [loaders[`./locales/${name}.ts`], withLater && laterLoaders[`./later/locales/${name}.json`]];
  return Promise.all(wanted.map(async (load) => (load ? await load() : {})));
}

let loading: Promise<void> | undefined;

/** Load the texts of the pages in `later`, once. What cannot be loaded is asked for again the next time. */
function loadLaterTexts(): Promise<void> {
  withLater = true;
  loading ??= speak(language.value).catch((error) => {
    withLater = false;
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Load what comes seldom, with its texts. */
export async function later() {
  const [parts] = await Promise.all([import("./later"), loadLaterTexts()]);
  return parts;
}
