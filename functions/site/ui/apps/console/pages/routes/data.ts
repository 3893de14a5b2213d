/** The routes of a company, and amounts as people type them. */
import { answered, api } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { locale } from "@/i18n/t";
import { t } from "../../texts";

type Schemas = components["schemas"];
export type Route = Schemas["RouteView"];
export type Row = Schemas["RouteRow"];
export type Fare = Schemas["FareView"];

export const routeOf = (route_id: string): Promise<Route> =>
  answered(api.GET("/company/routes/{route_id}", { params: { path: { route_id } } }));

/** How many decimals a currency has. */
export const decimals = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 0;

/** Return minor units as they are typed: 350000 of a currency with two decimals is `3500.00`. */
export const typed = (amount: number | null, currency: string): string =>
  amount === null ? "" : (amount / 10 ** decimals(currency)).toFixed(decimals(currency));

/** Return what was typed in minor units; null if nothing was. Blanks and apostrophes may divide thousands. */
export function amountOf(text: string, currency: string): number | null {
  const bare = text.replace(/[\s'\u00a0\u202f]/g, "");
  if (!bare || bare === "-" || bare === "–") return null;
  const thousands = decimals(currency) ? bare : bare.replace(/[.,](?=\d{3}\b)/g, "");
  return Math.round(Number(thousands.replace(",", ".")) * 10 ** decimals(currency));
}

/** Return an amount for reading, without its currency. */
export const read = (amount: number | null, currency: string): string =>
  amount === null
    ? "–"
    : new Intl.NumberFormat(locale(), { minimumFractionDigits: decimals(currency) }).format(
        amount / 10 ** decimals(currency),
      );

/** Return a time span in hours and minutes: `2 h 25 min`. */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours
    ? t("span.hours", { hours, minutes: String(minutes % 60).padStart(2, "0") })
    : t("span.minutes", { minutes });
}
