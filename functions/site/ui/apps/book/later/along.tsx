/** What a passenger takes along beside the own seat: a child on the lap, and luggage beyond what is free. */
import { money } from "@/i18n/format";
import { Choice, Field } from "@/ui/form";
import { priceWords, type TravellerProps } from "../pages/passengers";
import { tl as t } from "../texts";

/** The most pieces that the API takes of a passenger. */
const MOST_PIECES = 9;

export function Along({ one: { child, pieces, category }, place, of, onChange }: TravellerProps) {
  const { laps = [], piece, prices } = of;
  const at = `/passengers/${place}`;
  const free = prices.find((each) => each.category === category)?.free_luggage ?? 0;
  return (
    <div class="along">
      {laps.length > 0 && (
        <Choice
          pointer={`${at}/lap_child/category`}
          label={t("along.child")}
          hint={t("along.childHint")}
          value={child?.category ?? ""}
          options={[
            ["", t("along.noChild")],
            ...laps.map((each) => [each.category, priceWords(each)] as const),
          ]}
          onValue={(name) =>
            onChange({ child: name ? { name: child?.name ?? "", category: name } : undefined })
          }
        />
      )}
      {child && (
        <Field
          pointer={`${at}/lap_child/name`}
          label={t("along.childName")}
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
          value={child.name}
          onValue={(name) => onChange({ child: { ...child, name } })}
        />
      )}
      {piece && (
        <Choice
          pointer={`${at}/extra_luggage`}
          label={t("along.pieces")}
          hint={t("along.piecesHint", { count: free, price: money(piece) })}
          value={String(pieces ?? 0)}
          options={Array.from({ length: MOST_PIECES + 1 }, (_, number) => [String(number), String(number)])}
          onValue={(number) => onChange({ pieces: Number(number) })}
        />
      )}
    </div>
  );
}
