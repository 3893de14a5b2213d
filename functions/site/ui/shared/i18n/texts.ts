/** The shared texts' look-up, and how an app loads them together with its own. */
import type english from "../locales/en.json";
import { type Language, lookup } from "./t";

export const t = lookup<keyof typeof english>();

const loaders = import.meta.glob<Record<string, string>>("../locales/*.json", { import: "default" });

export async function sharedTexts(name: Language): Promise<Record<string, string>> {
  return (await loaders[`../locales/${name}.json`]?.()) ?? {};
}
