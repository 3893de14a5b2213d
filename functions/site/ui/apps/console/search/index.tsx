/** Search across everything: a dialog with a combobox, whose list is grouped. It opens by a button or by `/`. */
import { useSignal } from "@preact/signals";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { fitting } from "@/i18n/fold";
import { t as common } from "@/i18n/texts";
import { t } from "../texts";
import "./search.css";
import { everything, type Found, GROUPS, views } from "./sources";

const MOST_OF_A_GROUP = 6;

const wordsOf = ({ label, more }: Found): string => `${label} ${more}`;

function sorted(all: readonly Found[], typed: string): Found[] {
  const fit = fitting(all, typed, wordsOf);
  return GROUPS.flatMap((group) => fit.filter((each) => each.group === group).slice(0, MOST_OF_A_GROUP));
}

export function Search({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="search" aria-label={t("search.title")} onClose={onClose}>
      <Box onGone={() => dialog.current?.close()} />
    </dialog>
  );
}

function Box({ onGone }: { onGone: () => void }) {
  const { route } = useLocation();
  const id = useId();
  const typed = useSignal("");
  const active = useSignal(0);
  const read = useSignal<{ found: Found[]; failed: boolean } | undefined>(undefined);
  useEffect(() => {
    everything().then((all) => {
      read.value = all;
    });
  }, [read]);
  const all = typed.value.trim() ? [...views(), ...(read.value?.found ?? [])] : views();
  const shown = sorted(all, typed.value);
  const go = (found: Found | undefined) => {
    if (!found) return;
    onGone();
    route(found.href);
  };
  const step = (by: number) => {
    if (!shown.length) return;
    active.value = (active.value + by + shown.length) % shown.length;
    document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: "nearest" });
  };
  const keys: Record<string, (() => void) | undefined> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => go(shown[active.value]),
  };
  const press = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <label class="field">
        <span>{t("search.title")}</span>
        <input
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={t("search.hint")}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(shown[active.value] && { "aria-activedescendant": `${id}-${active.value}` })}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            active.value = 0;
          }}
          onKeyDown={press}
        />
      </label>
      <p class="hint" role="status">
        {said(typed.value, shown.length, read.value)}
      </p>
      <div role="listbox" id={`${id}-list`} aria-label={t("search.found")} hidden={!shown.length}>
        {GROUPS.map((group) => {
          const own = shown.filter((each) => each.group === group);
          if (!own.length) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <p class="group" id={`${id}-${group}`}>
                {t(`search.group.${group}`)}
              </p>
              {own.map((found) => {
                const place = shown.indexOf(found);
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option.
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard at the input.
                  <div
                    key={found.id}
                    id={`${id}-${place}`}
                    role="option"
                    aria-selected={place === active.value}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => go(found)}
                  >
                    {found.label} <span class="quiet">{found.more}</span>
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
      <div class="actions">
        <button type="button" onClick={onGone}>
          {common("action.close")}
        </button>
      </div>
    </>
  );
}

function said(typed: string, count: number, read: { failed: boolean } | undefined): string {
  if (!typed.trim()) return t("search.help");
  if (!read) return common("app.loading");
  if (read.failed) return t("search.failed");
  return count ? t("search.count", { count }) : t("search.none", { typed });
}
