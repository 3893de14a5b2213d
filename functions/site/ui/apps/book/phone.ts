/** Phone numbers as people write them at home: `0788 123 456` is one of Rwanda. */

const HOME = "+250";
/** With or without the 0 that is dialled at home, or with the country code and no plus. */
const AT_HOME = /^(?:0|250)?(7\d{8})$/;

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

/** Return a number with its middle hidden, for a screen that others see: `+250 788 ••• 001`. */
export const hidden = (number: string): string =>
  number.replace(/^(\+?\d{3})(\d{3})\d*(\d{3})$/, "$1 $2 ••• $3");
