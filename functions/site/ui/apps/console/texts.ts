/** The console's own texts. */
import { lookup } from "@/i18n/t";
import type english from "./locales/en.json";

export const t = lookup<keyof typeof english>();
