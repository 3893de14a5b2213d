/** Timetables as the console reads them. */
import { answered, api } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { weekdays } from "@/i18n/format";
import { t } from "../../texts";
import { patternOf, WEEKDAYS } from "./rule";

type Schemas = components["schemas"];
export type Timetable = Schemas["TimetableView"];
export type Days = Schemas["DayView"];

export const timetableOf = (timetable_id: string) =>
  answered(api.GET("/company/timetables/{timetable_id}", { params: { path: { timetable_id } } }));

/** Say a rule in words: `Mon, Tue, every 2 weeks`. */
export function daysOf(rule: string): string {
  const pattern = patternOf(rule);
  const every = Number(pattern.every);
  if (pattern.kind === "daily") return t("timetables.everyDays", { count: every });
  if (pattern.kind === "monthly") return t("timetables.onMonthDays", { days: pattern.monthDays });
  if (pattern.kind === "own") return rule;
  const names = weekdays();
  const days = pattern.weekdays.map((day) => names[WEEKDAYS.indexOf(day)]).join(", ");
  return every === 1 ? days : t("timetables.everyWeeks", { days, count: every });
}
