/** Starts an app: its texts, its address, its worker. */
import { type ComponentChild, render } from "preact";
import { type Language, preferred, use } from "./i18n/t";
import { sharedTexts } from "./i18n/texts";
import { appRoot } from "./root";
import { startWorker } from "./updates";

export type Load = (name: Language) => Promise<Record<string, string>>;

let own: Load = async () => ({});

/** Show the app in another language. */
export const speak = (name: Language): Promise<void> =>
  use(name, (each) => Promise.all([sharedTexts(each), own(each)]));

/**
 * Start an app.
 *
 * @param texts loads the app's own texts in a language.
 */
export async function start(app: ComponentChild, texts: Load): Promise<void> {
  own = texts;
  if (location.pathname === appRoot.pathname.slice(0, -1)) history.replaceState(null, "", appRoot);
  await speak(preferred());
  const root = document.getElementById("app");
  if (root) render(app, root);
  await startWorker();
}
