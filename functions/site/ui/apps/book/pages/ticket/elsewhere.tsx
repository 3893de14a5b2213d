/** Other places for a ticket, behind a line that is opened seldom: only then their code is loaded. */
import { useSignal } from "@preact/signals";
import { shownLater } from "../../seldom";
import { t } from "../../texts";

const Places = shownLater("Elsewhere");

export function Elsewhere({ id }: { id: string }) {
  const opened = useSignal(false);
  const open = () => {
    opened.value = true;
  };
  return (
    <details onToggle={open}>
      <summary>{t("elsewhere.title")}</summary>
      {opened.value && <Places id={id} />}
    </details>
  );
}
