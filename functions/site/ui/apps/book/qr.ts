/**
 * A ticket's token as a QR code (ISO/IEC 18004), drawn on the phone: the code needs no request and no network.
 *
 * A token is text of QR's alphanumeric set and fits a code of version 8 at level M; this draws no other kind. Any mask
 * is good for readers, so there is one for all.
 */

const SIDE = 49;
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const MOST_SIGNS = 221;
/** The codewords of each block, and how many for error correction follow each. */
const BLOCKS = [38, 38, 39, 39];
const CORRECTION = 22;
const CODEWORDS = 154;
const PADDING = [0xec, 0x11];
const ALIGNED = [6, 24, 42];
/** Level M and the mask (0), and version 8, each with the bits that protect it. */
const FORMAT = 0b101010000010010;
const VERSION = 0b001000010110111100;
const QUIET = 4;

const EXP: number[] = [];
const LOG: number[] = [];
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value;
  LOG[value] = power;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d;
}

const times = (one: number, other: number): number =>
  one && other ? (EXP[((LOG[one] ?? 0) + (LOG[other] ?? 0)) % 255] ?? 0) : 0;

/** The generator polynomial, its highest power first and left out, for that is 1. */
const GENERATOR = Array.from({ length: CORRECTION }).reduce<number[]>(
  (known, _, power) =>
    [...known, 0].map((value, place) => value ^ times(place ? (known[place - 1] ?? 0) : 0, EXP[power] ?? 0)),
  [1],
);

function correction(data: readonly number[]): number[] {
  const rest = [...data, ...Array<number>(CORRECTION).fill(0)];
  data.forEach((_, at) => {
    const lead = rest[at] ?? 0;
    GENERATOR.forEach((factor, place) => {
      rest[at + place] = (rest[at + place] ?? 0) ^ times(factor, lead);
    });
  });
  return rest.slice(data.length);
}

/** Return the codewords of a text, with those for error correction, in the order in which they are drawn. */
function codewords(text: string): number[] {
  const values = [...text].map((sign) => SIGNS.indexOf(sign));
  if (values.includes(-1) || values.length > MOST_SIGNS) throw new RangeError("This is no token of a ticket.");
  const bits = (value: number, length: number) => value.toString(2).padStart(length, "0");
  let told = bits(2, 4) + bits(values.length, 9);
  for (let at = 0; at < values.length; at += 2) {
    const [one = 0, two] = values.slice(at, at + 2);
    told += two === undefined ? bits(one, 6) : bits(one * 45 + two, 11);
  }
  told = told.padEnd(Math.min(told.length + 4, CODEWORDS * 8), "0");
  told = told.padEnd(Math.ceil(told.length / 8) * 8, "0");
  const data = told.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  for (let turn = 0; data.length < CODEWORDS; turn += 1) data.push(PADDING[turn % 2] ?? 0);
  let from = 0;
  const blocks = BLOCKS.map((length) => data.slice(from, (from += length)));
  const woven = (parts: number[][], most: number) =>
    Array.from({ length: most }, (_, place) => parts.flatMap((part) => part.slice(place, place + 1))).flat();
  return [...woven(blocks, 39), ...woven(blocks.map(correction), CORRECTION)];
}

/** Return the rows of modules, dark ones true, without the white around them. */
export function modules(text: string): boolean[][] {
  const grid: (boolean | undefined)[][] = Array.from({ length: SIDE }, () => Array(SIDE).fill(undefined));
  const set = (x: number, y: number, dark: boolean) => {
    const row = grid[y];
    if (row && x >= 0 && x < SIDE) row[x] = dark;
  };
  const rings = (x: number, y: number, reach: number, dark: (ring: number) => boolean) => {
    for (let down = -reach; down <= reach; down += 1)
      for (let right = -reach; right <= reach; right += 1)
        set(x + right, y + down, dark(Math.max(Math.abs(right), Math.abs(down))));
  };
  for (let place = 0; place < SIDE; place += 1) {
    set(place, 6, place % 2 === 0);
    set(6, place, place % 2 === 0);
  }
  for (const x of ALIGNED)
    for (const y of ALIGNED)
      if (Math.min(x, y) > 6 || Math.max(x, y) === 24)
        rings(x, y, 2, (ring) => ring !== 1);
  for (const [x, y] of [
    [3, 3],
    [SIDE - 4, 3],
    [3, SIDE - 4],
  ] as const)
    rings(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = Boolean((FORMAT >> bit) & 1);
    const beside = bit < 6 ? bit : bit < 8 ? bit + 1 : SIDE - 15 + bit;
    set(8, beside, dark);
    set(bit < 8 ? SIDE - 1 - bit : bit < 9 ? 7 : 14 - bit, 8, dark);
  }
  set(8, SIDE - 8, true);
  for (let bit = 0; bit < 18; bit += 1) {
    const dark = Boolean((VERSION >> bit) & 1);
    const [far, near] = [SIDE - 11 + (bit % 3), Math.floor(bit / 3)];
    set(far, near, dark);
    set(near, far, dark);
  }
  const stream = codewords(text).flatMap((byte) => Array.from({ length: 8 }, (_, bit) => (byte >> (7 - bit)) & 1));
  let next = 0;
  for (let right = SIDE - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up)
    for (let step = 0; step < SIDE; step += 1)
      for (const x of [right, right - 1]) {
        const y = up ? SIDE - 1 - step : step;
        if (grid[y]?.[x] === undefined) set(x, y, Boolean(stream[next++]) !== ((x + y) % 2 === 0));
      }
  return grid.map((row) => row.map(Boolean));
}

/** Return the side of the picture in modules, with the white around it, and the path of its dark modules. */
export function drawn(text: string): { side: number; path: string } {
  const path = modules(text).flatMap((row, y) => {
    const told = row.map((dark) => (dark ? "1" : "0")).join("");
    return [...told.matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`,
    );
  });
  return { side: SIDE + 2 * QUIET, path: path.join("") };
}
