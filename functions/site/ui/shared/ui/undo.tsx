/**
 * What was just done and can be taken back, told in a corner. It stays for ten seconds, and as long as the pointer or
 * the focus is on it. It is never the only word about it: the page tells what was done as well.
 */
import { signal, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { asProblem } from "../api/problem";
import { t } from "../i18n/texts";
import { sentence } from "./form";

const STAYS_MS = 10_000;

interface Undoable {
  /** What was done. */
  words: string;
  /** Takes it back, and shows the page as it is then. */
  undo: () => Promise<unknown>;
  /** What is told once it is taken back. */
  undone: string;
}

type Shown = { kind: "offer"; of: Undoable } | { kind: "undone" | "refused"; words: string };

const shown = signal<Shown | undefined>(undefined);

/** Offer to undo what was just done; it replaces what was offered before. */
export const offerUndo = (of: Undoable): void => {
  shown.value = { kind: "offer", of };
};

/** Move the focus to the offer, if there is one. */
export const goToUndo = (): void => document.querySelector<HTMLElement>(".undo button")?.focus();

/** @param shortcut the key that moves the focus here, for the eyes. */
export function Undo({ shortcut }: { shortcut: string }) {
  const box = useRef<HTMLElement>(null);
  const held = useSignal(false);
  const working = useSignal(false);
  const before = useRef<EventTarget | null>(null);
  /** Whether the focus is on the button that has done its work and goes. */
  const pressed = useRef(false);
  const now = shown.value;
  const close = () => {
    const focused = box.current?.contains(document.activeElement);
    shown.value = undefined;
    held.value = false;
    if (!focused) return;
    const back = before.current;
    const there = back instanceof HTMLElement && back.isConnected ? back : document.querySelector("main");
    there?.focus();
  };
  useEffect(() => close, []);
  useLayoutEffect(() => {
    if (now) box.current?.showPopover();
    else box.current?.hidePopover();
    if (pressed.current) box.current?.querySelector("button")?.focus();
    pressed.current = false;
  }, [now]);
  useEffect(() => {
    if (!now || now.kind === "refused" || held.value || working.value) return;
    const timer = setTimeout(close, STAYS_MS);
    return () => clearTimeout(timer);
  }, [now, held.value, working.value]);
  const undo = async ({ of }: Extract<Shown, { kind: "offer" }>) => {
    if (working.value) return;
    working.value = true;
    const outcome: Shown = await of.undo().then(
      () => ({ kind: "undone", words: of.undone }) as const,
      (error) => ({ kind: "refused", words: sentence(asProblem(error)) }) as const,
    );
    pressed.current = Boolean(box.current?.contains(document.activeElement));
    shown.value = outcome;
    working.value = false;
  };
  const hold = (is: boolean) => () => {
    held.value = is;
  };
  return (
    <>
      <p class="unseen" role="status">
        {now?.kind === "offer" ? t("undo.offered", { key: shortcut }) : now?.words}
      </p>
      <section
        class="undo"
        popover="manual"
        ref={box}
        aria-label={t("undo.title")}
        onPointerEnter={hold(true)}
        onPointerLeave={hold(false)}
        onFocusIn={({ relatedTarget }) => {
          if (!box.current?.contains(relatedTarget as Node | null)) before.current = relatedTarget;
          held.value = true;
        }}
        onKeyDown={({ key }) => key === "Escape" && close()}
        onFocusOut={hold(false)}
      >
        {now && (
          <>
            <p>{now.kind === "offer" ? now.of.words : now.words}</p>
            <div class="actions">
              {now.kind === "offer" && (
                <button type="button" aria-disabled={working.value} onClick={() => undo(now)}>
                  {working.value ? t("app.loading") : t("undo.do")}
                  <span class="key" aria-hidden="true">
                    {shortcut}
                  </span>
                </button>
              )}
              <button type="button" onClick={close} aria-label={t("action.close")}>
                ✕
              </button>
            </div>
          </>
        )}
      </section>
    </>
  );
}
