/** A recurrence as people choose it, and as a rule of RFC 5545; pure. */

export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type Kind = "weekly" | "daily" | "monthly" | "own";

export interface Pattern {
  kind: Kind;
  /** Every so many weeks, days or months. */
  every: string;
  weekdays: readonly Weekday[];
  /** Days of the month, as they are typed: `1, 15`. */
  monthDays: string;
  /** A rule that the choices cannot tell. */
  rule: string;
}

const EMPTY: Pattern = { kind: "weekly", every: "1", weekdays: [], monthDays: "", rule: "" };

/** Return the choices that make a rule. */
export function patternOf(rule: string): Pattern {
  const parts = new Map(rule.split(";").map((part) => part.split("=") as [string, string]));
  const known = (names: string[]) =>
    [...parts.keys()].every((name) => ["FREQ", "INTERVAL", ...names].includes(name));
  const every = parts.get("INTERVAL") ?? "1";
  const days = (parts.get("BYDAY") ?? "").split(",").filter(Boolean);
  const plain = days.every((day) => (WEEKDAYS as readonly string[]).includes(day));
  const frequency = parts.get("FREQ");
  if (frequency === "WEEKLY" && days.length && plain && known(["BYDAY"])) {
    return { ...EMPTY, every, weekdays: days as Weekday[] };
  }
  if (frequency === "DAILY" && known([])) return { ...EMPTY, kind: "daily", every };
  if (frequency === "MONTHLY" && parts.has("BYMONTHDAY") && known(["BYMONTHDAY"])) {
    const monthDays = (parts.get("BYMONTHDAY") ?? "").replaceAll(",", ", ");
    return { ...EMPTY, kind: "monthly", every, monthDays };
  }
  return { ...EMPTY, kind: "own", rule };
}

/** Return the rule that choices make. What is typed wrong stays in it, and the API says what is wrong. */
export function ruleOf(pattern: Pattern): string {
  const every = pattern.every.trim();
  const interval = every === "1" || !every ? "" : `;INTERVAL=${every}`;
  if (pattern.kind === "weekly") {
    const days = WEEKDAYS.filter((day) => pattern.weekdays.includes(day));
    return days.length ? `FREQ=WEEKLY${interval};BYDAY=${days.join(",")}` : "";
  }
  if (pattern.kind === "daily") return `FREQ=DAILY${interval}`;
  if (pattern.kind === "monthly") {
    const days = pattern.monthDays.split(/[\s,;]+/).filter(Boolean);
    return days.length ? `FREQ=MONTHLY${interval};BYMONTHDAY=${days.join(",")}` : "";
  }
  return pattern.rule;
}

/** Return the minutes from midnight to a time of day, as `06:30`. */
export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
};
