/** Phone numbers as people write them at home: `0788 123 456` is one of Rwanda. */

const HOME = "+250";
const AT_HOME = /^0(7\d{8})$/;

/** Return a number with its country code where it is told or can be known; else what was typed. */
export function international(typed: string): string {
  const digits = typed.replace(/[\s().-]/g, "").replace(/^00/, "+");
  const own = AT_HOME.exec(digits);
  return own ? HOME + own[1] : digits;
}

/** Return a number as people read it, in groups of three. */
export const spaced = (number: string): string =>
  number.startsWith(HOME)
    ? [HOME, ...(number.slice(HOME.length).match(/.{1,3}/g) ?? [])].join("\u00a0")
    : number;
