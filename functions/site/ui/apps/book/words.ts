/** Words for what the API names in single words: classes of buses, amenities, categories of passengers; and durations. */
import { t } from "./texts";

const CLASSES = ["standard", "vip"] as const;
const AMENITIES = ["air_conditioning", "wifi", "usb", "toilet", "water"] as const;
const CATEGORIES = ["adult", "child", "infant", "student"] as const;

const isOf = <T extends string>(names: readonly T[], name: string): name is T =>
  (names as readonly string[]).includes(name);

/** What has no word here is shown as it was entered. */
function plain(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const busClass = (name: string): string => (isOf(CLASSES, name) ? t(`class.${name}`) : plain(name));
export const amenity = (name: string): string => (isOf(AMENITIES, name) ? t(`amenity.${name}`) : plain(name));
export const category = (name: string): string =>
  isOf(CATEGORIES, name) ? t(`category.${name}`) : plain(name);

/** Return in words what a passenger takes along: a child on the lap, and luggage beyond what is free. */
export const along = (
  child: { name: string | null } | null | undefined,
  pieces: number | undefined,
): string[] => [
  ...(child ? [`${child.name ?? t("category.child")} (${t("along.lap")})`] : []),
  ...(pieces ? [`${t("along.luggage")}: ${pieces}`] : []),
];

const HOUR = 60;

/** Return how long something takes: `2 h 45 min`. */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  if (!hours) return t("duration.minutes", { minutes: rest });
  return rest ? t("duration.both", { hours, minutes: rest }) : t("duration.hours", { hours });
}
