/** Moments as the clocks of a time zone show them, and back. */

/** Return the day and time that a zone's clocks show at a moment: `2026-12-03T06:00`. */
export function inZone(moment: string | number, zone: string): string {
  const shape = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return shape.format(new Date(moment)).replace(" ", "T");
}

/** Return the moment at which a zone's clocks show a day and time. What is no day and time is returned as it is. */
export function momentIn(local: string, zone: string): string {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return local;
  const ahead = (at: number): number => Date.parse(`${inZone(at, zone)}Z`) - at;
  return new Date(wanted - ahead(wanted - ahead(wanted))).toISOString();
}
