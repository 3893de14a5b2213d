/** Starts an app: its texts, its address, its worker. */
import { type ComponentChild, render } from "preact";
import { type Language, preferred, use } from "./i18n/t";
import { appRoot } from "./root";
import { startWorker } from "./updates";

export type Load = (name: Language) => Promise<Record<string, string>[]>;

let load: Load = async () => [];

/** Show the app in another language. */
export const speak = (name: Language): Promise<void> => use(name, load);

/**
 * Start an app.
 *
 * @param texts loads all texts of the app in a language.
 */
export async function start(app: ComponentChild, texts: Load): Promise<void> {
  load = texts;
  if (location.pathname === appRoot.pathname.slice(0, -1)) history.replaceState(null, "", appRoot);
  await speak(preferred());
  const root = document.getElementById("app");
  if (root) render(app, root);
  await startWorker();
}
