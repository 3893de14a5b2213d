// Draws the icons of an app as PNG: a white bus on the accent colour. Installing needs them in 192 and 512 pixels.
import { crc32, deflateSync } from "node:zlib";

const SIDE = 512;
const SAMPLES = 3;
const ACCENT = [0x0b, 0x5c, 0xad, 0xff];
const WHITE = [0xff, 0xff, 0xff, 0xff];
const CLEAR = [0, 0, 0, 0];

/** A rectangle with round corners, on a plane of 512 units. */
const box = (left, top, right, bottom, radius, colour) => ({ left, top, right, bottom, radius, colour });

const BUS = [
  box(144, 360, 184, 424, 20, WHITE),
  box(328, 360, 368, 424, 20, WHITE),
  box(112, 120, 400, 384, 32, WHITE),
  box(152, 168, 360, 264, 0, ACCENT),
  box(148, 304, 196, 352, 24, ACCENT),
  box(316, 304, 364, 352, 24, ACCENT),
];

function covers({ left, top, right, bottom, radius }, x, y) {
  if (x < left || x >= right || y < top || y >= bottom) return false;
  const dx = Math.max(left + radius - x, x - (right - radius), 0);
  const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

/** The colour of a pixel: the mean of several points, so that edges are smooth. */
function pixel(shapes, column, row, scale) {
  const sum = [0, 0, 0, 0];
  for (let point = 0; point < SAMPLES * SAMPLES; point++) {
    const x = (column + ((point % SAMPLES) + 0.5) / SAMPLES) * scale;
    const y = (row + (Math.floor(point / SAMPLES) + 0.5) / SAMPLES) * scale;
    const colour = shapes.findLast((shape) => covers(shape, x, y))?.colour ?? CLEAR;
    for (const each of [0, 1, 2]) sum[each] += colour[each] * colour[3];
    sum[3] += colour[3];
  }
  const alpha = sum[3] || 1;
  return [sum[0] / alpha, sum[1] / alpha, sum[2] / alpha, sum[3] / (SAMPLES * SAMPLES)].map(Math.round);
}

function chunk(name, content) {
  const told = Buffer.concat([Buffer.from(name), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(told));
  return Buffer.concat([length, told, check]);
}

/**
 * Draw the icon.
 *
 * @param pixels its width and height.
 * @param whole whether its ground fills the square, for systems that cut icons to a shape of their own.
 */
export function icon(pixels, whole) {
  const shapes = [box(0, 0, SIDE, SIDE, whole ? 0 : 96, ACCENT), ...BUS];
  const lines = Buffer.alloc(pixels * (pixels * 4 + 1));
  for (let row = 0; row < pixels; row++)
    for (let column = 0; column < pixels; column++)
      lines.set(pixel(shapes, column, row, SIDE / pixels), row * (pixels * 4 + 1) + 1 + column * 4);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(pixels, 0);
  head.writeUInt32BE(pixels, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
