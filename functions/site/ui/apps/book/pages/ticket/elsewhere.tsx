/** Other places for a ticket, behind a line that is opened seldom: only then their code is loaded. */
import { useSignal } from "@preact/signals";
import { useResource } from "@/api/resource";
import { Load } from "@/ui/load";
import { later, t } from "../../texts";

export function Elsewhere({ id }: { id: string }) {
  const opened = useSignal(false);
  const open = () => {
    opened.value = true;
  };
  return (
    <details onToggle={open}>
      <summary>{t("elsewhere.title")}</summary>
      {opened.value && <Inside id={id} />}
    </details>
  );
}

function Inside({ id }: { id: string }) {
  const parts = useResource("", later);
  return <Load from={parts}>{({ Elsewhere: Places }) => <Places id={id} />}</Load>;
}
