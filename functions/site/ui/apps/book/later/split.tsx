/** Seats one after the other, where none is free all the way: passengers stay in the bus and change seats. */
import { useLocation } from "preact-iso";
import { money } from "@/i18n/format";
import { at } from "@/root";
import type { Shown } from "../pages/trip";
import { tl as t } from "../texts";
import { ADULT, begin } from "../way";

export function Split({ seats: { split, prices }, ride }: Shown) {
  const { route } = useLocation();
  if (!split) return null;
  const take = () => {
    const adults = prices
      .filter(({ category }) => category === ADULT)
      .map((each) => ({ ...each, price: split.price }));
    begin({ ride, parts: split.items, prices: adults }, [undefined]);
    route(at("passengers"));
  };
  return (
    <section class="card">
      <h2>{t("split.title")}</h2>
      <p>{t("split.text")}</p>
      <ol>
        {split.items.map(({ seats }, place) => (
          <li key={place}>
            {t("split.seat", { seat: seats.join(", "), place: split.stations[place] ?? ride.to.name })}
          </li>
        ))}
      </ol>
      <p>
        <button type="button" class="main wide" onClick={take}>
          {t("split.take")} · {money(split.price)}
        </button>
      </p>
    </section>
  );
}
