/** Words for the classes and amenities that most buses have; others are shown as they were entered. */
import { t } from "../../texts";

export const AMENITIES = ["air_conditioning", "wifi", "usb", "toilet", "water"] as const;
export const CLASSES = ["standard", "vip"] as const;

const isOf = <T extends string>(names: readonly T[], name: string): name is T =>
  (names as readonly string[]).includes(name);

export const isKnown = (name: string): boolean => isOf(AMENITIES, name);

export const amenity = (name: string): string =>
  isOf(AMENITIES, name) ? t(`buses.amenity.${name}`) : name.replaceAll("_", " ");

export const busClass = (name: string): string => (isOf(CLASSES, name) ? t(`buses.class.${name}`) : name);

/** A class in three letters, for a seat that has little room. */
export const shortClass = (name: string): string => busClass(name).slice(0, 3).toUpperCase();
