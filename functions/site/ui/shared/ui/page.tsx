/** A view: its heading, which is also the window's title and gets the focus when the view comes. */
import { effect, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n/texts";

const title = signal("");
const wrong = signal(false);
export const product = signal("");

effect(() => {
  const before = wrong.value ? `${t("error.prefix")} ` : "";
  document.title = before + [title.value, product.value].filter(Boolean).join(" - ");
});

export const setErrorInTitle = (isWrong: boolean): void => {
  wrong.value = isWrong;
};

let first = true;

interface PageProps {
  heading: string;
  /** Stands beside the heading. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

export function Page({ heading, beside, children }: PageProps) {
  const element = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // Not a moment later: what somebody types by then would be taken for a key of the app.
    if (!first) element.current?.focus();
    first = false;
  }, []);
  useEffect(() => {
    title.value = heading;
  }, [heading]);
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1} ref={element}>
          {heading}
        </h1>
        {beside}
      </header>
      {children}
    </>
  );
}
