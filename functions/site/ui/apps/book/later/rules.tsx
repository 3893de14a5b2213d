/** What to know before paying, in words: changing one's mind, another trip, luggage, boarding, a late bus. */
import "./rules.css";
import type { components } from "@/api/schema.gen";
import { shortDay, time } from "@/i18n/format";
import { language } from "@/i18n/t";
import { tl as t } from "../texts";
import { type Stage, stages } from "./bands";

interface RulesProps {
  /** What a cancellation gives back, the earliest first. */
  bands: readonly components["schemas"]["RefundBand"][];
  departure: string;
  /** The place where the passenger gets on. */
  from: string;
  company: string;
  /** The rules of luggage in words, by language. */
  luggage: Readonly<Record<string, string>>;
}

export function Rules({ bands, departure, from, company, luggage }: RulesProps) {
  const bags = luggage[language.value] ?? luggage.en ?? Object.values(luggage)[0];
  return (
    <section class="rules" aria-labelledby="rules">
      <h2 id="rules">{t("rules.title")}</h2>
      <h3>{t("rules.mind")}</h3>
      <ul class="stages">
        {stages(bands, departure, Date.now()).map((stage) => (
          <li key={stage.until ?? "end"}>
            <span>{until(stage)}</span>
            <b>{back(stage.percent)}</b>
          </li>
        ))}
      </ul>
      <h3>{t("rules.exchange")}</h3>
      <p>{t("rules.exchangeText", { company })}</p>
      {bags && <h3>{t("rules.luggage")}</h3>}
      {bags && <p>{bags}</p>}
      <h3>{t("rules.boarding")}</h3>
      <p>{t("rules.boardingText", { from })}</p>
      <h3>{t("rules.late")}</h3>
      <p>{t("rules.lateText")}</p>
    </section>
  );
}

const until = ({ until, now }: Stage): string =>
  until
    ? t("rules.until", { until: `${shortDay(until)}, ${time(until)}` })
    : t(now ? "rules.always" : "rules.after");

function back(percent: number): string {
  if (percent === 100) return t("rules.all");
  return percent ? t("rules.percent", { percent }) : t("rules.nothing");
}
