/** Answers to what passengers ask, each behind its question. */
import { at } from "@/root";
import { Page } from "@/ui/page";
import { tl as t } from "../texts";

const QUESTIONS = [
  "pay",
  "noMoney",
  "lost",
  "offline",
  "change",
  "late",
  "child",
  "luggage",
  "data",
] as const;

const LINKS: Partial<Record<(typeof QUESTIONS)[number], string>> = {
  lost: "tickets/find",
  offline: "tickets",
  change: "tickets",
};

export function Help() {
  return (
    <Page heading={t("help.title")}>
      <div class="answers">
        {QUESTIONS.map((name) => (
          <details key={name}>
            <summary>{t(`help.${name}.question`)}</summary>
            <p>{t(`help.${name}.answer`)}</p>
            {LINKS[name] && (
              <p>
                <a href={at(LINKS[name])}>
                  {t(LINKS[name] === "tickets" ? "help.toTickets" : "help.toFind")}
                </a>
              </p>
            )}
          </details>
        ))}
      </div>
      <p class="quiet">{t("help.more")}</p>
    </Page>
  );
}
