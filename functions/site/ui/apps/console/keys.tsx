/** Keyboard shortcuts, off while somebody types, and switchable (WCAG 2.1.4); and the page that tells them. */
import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t as common } from "@/i18n/texts";
import { at } from "@/root";
import { can } from "@/session";
import { Check } from "@/ui/check";
import { goToUndo } from "@/ui/undo";
import "./keys.css";
import { t } from "./texts";
import { VIEWS, type View } from "./views";

const KEPT = "tms.keys";
const TOGETHER_MS = 1500;

/** The letter that follows `g`, by the path of a view. */
const LETTERS: Record<string, string> = {
  board: "b",
  planner: "p",
  timetables: "t",
  routes: "r",
  stations: "s",
  buses: "v",
  drivers: "d",
  company: "c",
  policy: "u",
  branches: "o",
  staff: "m",
  roles: "l",
  audit: "a",
};

/** Moves the focus to the offer to undo what was just done. */
export const UNDO_KEY = "u";

const on = signal(localStorage.getItem(KEPT) !== "off");

function turn(isOn: boolean): void {
  on.value = isOn;
  if (isOn) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, "off");
}

interface Named {
  letter: string;
  path: string;
  name: NonNullable<View["rail"]>["name"];
}

const named = (): Named[] =>
  VIEWS.flatMap(({ path, needs, rail }) => {
    const letter = LETTERS[path];
    return rail && letter && can(needs) ? [{ letter, path, name: rail.name }] : [];
  });

const TYPED_INTO =
  "input, select, textarea, [contenteditable], [role=application], [role=listbox], [role=grid], [role=slider]";

/** Whether a press belongs to the page: into a field it is typed, and a dialog has keys of its own. */
const isElsewhere = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  document.querySelector("dialog[open]") !== null ||
  (event.target instanceof Element && event.target.closest(TYPED_INTO) !== null);

/** The rows of tables, and of lists that stand for tables. */
const ROWS = "#content tbody tr, #content .trips > li";

/** Focus what leads on in the row after or before the one that has the focus. */
function step(by: number): void {
  const ways = [...document.querySelectorAll(ROWS)].flatMap(
    (row) => row.querySelector<HTMLElement>("a, button") ?? [],
  );
  const row = document.activeElement?.closest(ROWS);
  const here = row ? ways.findIndex((way) => way.closest(ROWS) === row) : -1;
  const next = here < 0 ? 0 : Math.min(Math.max(here + by, 0), ways.length - 1);
  ways[next]?.focus();
}

interface Keys {
  onSearch: () => void;
  onHelp: () => void;
}

/** Listen for the shortcuts as long as the console shows. */
export function useKeys({ onSearch, onHelp }: Keys): void {
  const { route } = useLocation();
  const latest = useRef({ onSearch, onHelp, route });
  latest.current = { onSearch, onHelp, route };
  useEffect(() => {
    let goingUntil = 0;
    const single: Record<string, () => void> = {
      "/": () => latest.current.onSearch(),
      "?": () => latest.current.onHelp(),
      [UNDO_KEY]: goToUndo,
      j: () => step(1),
      k: () => step(-1),
      n: () => document.querySelector<HTMLElement>("#content .heading a.button.main")?.click(),
      g: () => {
        goingUntil = Date.now() + TOGETHER_MS;
      },
    };
    const press = (event: KeyboardEvent) => {
      if (!on.value || isElsewhere(event)) return;
      const goes = Date.now() < goingUntil && named().find(({ letter }) => letter === event.key);
      goingUntil = 0;
      const act = goes ? () => latest.current.route(at(goes.path)) : single[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

export function Help({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const keys: [string, string][] = [
    ["/", t("keys.search")],
    ["?", t("keys.help")],
    [UNDO_KEY, t("keys.undo")],
    ["j", t("keys.next")],
    ["k", t("keys.previous")],
    ["n", t("keys.new")],
    ...named().map(({ letter, name }): [string, string] => [`g ${letter}`, t("keys.go", { view: t(name) })]),
  ];
  return (
    <dialog ref={dialog} class="keys" aria-label={t("keys.title")} onClose={onClose}>
      <h2>{t("keys.title")}</h2>
      <Check checked={on.value} onCheck={turn}>
        {t("keys.on")}
      </Check>
      <dl>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(" ").map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <button type="button" onClick={() => dialog.current?.close()}>
          {common("action.close")}
        </button>
      </div>
    </dialog>
  );
}
