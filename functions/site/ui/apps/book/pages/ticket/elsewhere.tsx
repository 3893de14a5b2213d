/** Other places for a ticket, behind a line that is opened seldom: only then their code is loaded. */
import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { later, t } from "../../texts";

type Inside = ComponentType<{ id: string }>;

export function Elsewhere({ id }: { id: string }) {
  const inside = useSignal<{ of: Inside } | undefined>(undefined);
  const open = async () => {
    if (inside.value) return;
    const pages = await later();
    inside.value = { of: pages.Elsewhere };
  };
  const Inside = inside.value?.of;
  return (
    <details onToggle={open}>
      <summary>{t("elsewhere.title")}</summary>
      {Inside && <Inside id={id} />}
    </details>
  );
}
