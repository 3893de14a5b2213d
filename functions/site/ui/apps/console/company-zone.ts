/** The company's time zone: times of buses and drivers are shown and entered as its clocks have them. */
import { answered, api } from "@/api/client";
import { can, me } from "@/session";

const known = new Map<string, string>();

/** Return the zone's name, as `Africa/Kigali`; this device's for an account that may not see the company. */
export async function companyZone(): Promise<string> {
  const company = me.value?.company ?? "";
  const kept = known.get(company);
  if (kept) return kept;
  if (!can("company:read")) return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { timezone } = await answered(api.GET("/company"));
  known.set(company, timezone);
  return timezone;
}
