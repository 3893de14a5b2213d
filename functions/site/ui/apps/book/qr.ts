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
const CORNERS = [
  [3, 3],
  [SIDE - 4, 3],
  [3, SIDE - 4],
] as const;
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

/** Return the generator polynomial, its highest power first. */
function generator(): number[] {
  let known = [1];
  for (let power = 0; power < CORRECTION; power += 1)
    known = known.concat(0).map((value, place) => value ^ times(known[place - 1] ?? 0, EXP[power] ?? 0));
  return known;
}

const GENERATOR = generator();

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
  if (values.includes(-1) || values.length > MOST_SIGNS)
    throw new RangeError("This is no token of a ticket.");
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
  const blocks = BLOCKS.map((length, place) => {
    const from = BLOCKS.slice(0, place).reduce((sum, before) => sum + before, 0);
    return data.slice(from, from + length);
  });
  const woven = (parts: number[][], most: number) =>
    Array.from({ length: most }, (_, place) => parts.flatMap((part) => part.slice(place, place + 1))).flat();
  return [...woven(blocks, 39), ...woven(blocks.map(correction), CORRECTION)];
}

/** Rows of modules; those that are not drawn yet are undefined. */
type Grid = (boolean | undefined)[][];

const each = (length: number): number[] => Array.from({ length }, (_, place) => place);

function set(grid: Grid, x: number, y: number, dark: boolean): void {
  const row = grid[y];
  if (row && x >= 0 && x < SIDE) row[x] = dark;
}

/** Draw squares around a middle; `light` are the rings that are not dark. */
function rings(grid: Grid, [x, y]: readonly [number, number], reach: number, light: readonly number[]): void {
  for (const down of each(2 * reach + 1).map((place) => place - reach))
    for (const right of each(2 * reach + 1).map((place) => place - reach)) {
      const ring = Math.max(Math.abs(right), Math.abs(down));
      set(grid, x + right, y + down, !light.includes(ring));
    }
}

/** Draw what is the same in every code: by it a reader finds the code and its modules. */
function drawMarks(grid: Grid): void {
  for (const place of each(SIDE)) {
    set(grid, place, 6, place % 2 === 0);
    set(grid, 6, place, place % 2 === 0);
  }
  const middles = ALIGNED.flatMap((x) => ALIGNED.map((y) => [x, y] as const));
  const free = middles.filter(([x, y]) => Math.min(x, y) > 6 || Math.max(x, y) === 24);
  for (const middle of free) rings(grid, middle, 2, [1]);
  for (const middle of CORNERS) rings(grid, middle, 4, [2, 4]);
  for (const bit of each(15)) {
    const dark = Boolean((FORMAT >> bit) & 1);
    const below = bit < 8 ? bit + Number(bit > 5) : SIDE - 15 + bit;
    const beside = bit < 8 ? SIDE - 1 - bit : 14 - bit + Number(bit === 8);
    set(grid, 8, below, dark);
    set(grid, beside, 8, dark);
  }
  set(grid, 8, SIDE - 8, true);
  for (const bit of each(18)) {
    const dark = Boolean((VERSION >> bit) & 1);
    const [far, near] = [SIDE - 11 + (bit % 3), Math.floor(bit / 3)];
    set(grid, far, near, dark);
    set(grid, near, far, dark);
  }
}

/** Return the places of modules in the order of their bits: in pairs of columns from the right, up and down. */
function way(): (readonly [number, number])[] {
  const rights = each(SIDE).filter((x) => (x > 6 ? x % 2 === 0 : x % 2 === 1));
  return rights.reverse().flatMap((right, turn) => {
    const rows = turn % 2 ? each(SIDE) : each(SIDE).reverse();
    return rows.flatMap((y) => [[right, y] as const, [right - 1, y] as const]);
  });
}

/** Return the rows of modules, dark ones true, without the white around them. */
export function modules(text: string): boolean[][] {
  const grid: Grid = each(SIDE).map(() => Array(SIDE).fill(undefined));
  drawMarks(grid);
  const bits = codewords(text).flatMap((byte) => each(8).map((bit) => (byte >> (7 - bit)) & 1));
  const free = way().filter(([x, y]) => grid[y]?.[x] === undefined);
  free.forEach(([x, y], place) => {
    set(grid, x, y, Boolean(bits[place]) !== ((x + y) % 2 === 0));
  });
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
