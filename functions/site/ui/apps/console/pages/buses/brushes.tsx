/** What a click in the seat layout makes of a place: a kind of place, or a seat of a class. */
import { t } from "../../texts";
import { ClassSample, Sign } from "./drawing";
import { KINDS, type Kind } from "./grid";
import { busClass } from "./words";

export type Brush = Kind | "class" | "choose";

/** The brushes that a key picks, from 1. */
export const KEYS = [...KINDS, "class"] as const;
const BRUSHES = ["choose", ...KEYS] as const;

interface BrushesProps {
  brush: Brush;
  /** What the brush for a class gives. */
  seatClass: string;
  choose: (brush: Brush) => void;
}

export function Brushes({ brush, seatClass, choose }: BrushesProps) {
  return (
    <fieldset class="brushes">
      <legend>{t("layout.brush")}</legend>
      {BRUSHES.map((each, number) => (
        <label key={each}>
          <input type="radio" name="brush" checked={each === brush} onChange={() => choose(each)} />
          {each === "class" && <ClassSample name={seatClass} />}
          {each !== "choose" && each !== "class" && (
            <span class={`cell small ${each}`} aria-hidden="true">
              {each !== "seat" && <Sign cell={{ kind: each, label: "" }} />}
            </span>
          )}
          {each === "class" ? t("layout.classSeat", { name: busClass(seatClass) }) : t(`layout.kind.${each}`)}
          {each !== "choose" && <kbd>{number}</kbd>}
        </label>
      ))}
    </fieldset>
  );
}
