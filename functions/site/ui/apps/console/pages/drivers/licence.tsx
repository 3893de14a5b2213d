/** How a driver's licence stands, in words, and what comes first in a list. */
import type { components } from "@/api/schema.gen";
import { t } from "../../texts";

interface Licensed {
  licence: components["schemas"]["LicenceState"];
  licence_expires_on: string | null;
}

const DAY_MS = 86_400_000;
const LATER_DAYS = 90;

export type Standing = "expired" | "soon" | "later" | "none" | "valid";

/** Days from today to the last day on which the licence holds; negative once it is over. */
export function daysLeft(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
}

export function standing({ licence, licence_expires_on: until }: Licensed, today: string): Standing {
  if (licence === "expired" || licence === "none") return licence;
  if (licence === "expires_soon") return "soon";
  return until && daysLeft(until, today) <= LATER_DAYS ? "later" : "valid";
}

const SHAPES: Record<Standing, readonly [shape: string, kind: string]> = {
  expired: ["✕", "bad"],
  none: ["◌", "bad"],
  soon: ["▲", "warn"],
  later: ["▲", ""],
  valid: ["●", "good"],
};

export function Licence({ driver, today }: { driver: Licensed; today: string }) {
  const now = standing(driver, today);
  const [shape, kind] = SHAPES[now];
  const until = driver.licence_expires_on;
  const left = until ? daysLeft(until, today) : 0;
  const inDays = now === "soon" || now === "later";
  return (
    <span class={`tag ${kind}`}>
      <span aria-hidden="true">{shape}</span>
      {inDays ? t("drivers.expiresIn", { count: Math.max(left, 0) }) : t(`drivers.licence.${now}`)}
    </span>
  );
}
