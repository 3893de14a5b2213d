/** A map of our own: places by their coordinates and the line between them. A table says the same in words. */
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export interface Spot {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  /** A spot that only helps to find one's way is small and has no name. */
  faint?: boolean;
}

interface LineMapProps {
  label: string;
  spots: readonly Spot[];
  /** Whether a line joins the spots that are not faint, in their order. */
  joined?: boolean;
}

/** How wide a map is at most. */
const WIDTH = 640;
const EDGE = 40;
const MOST_HEIGHT = 0.75;
const LEAST_HEIGHT = 240;
const LETTER = 8.2;
const MOST_LETTERS = 26;
const LINE = 18;

/** A spot where the map draws it. */
export interface Placed extends Spot {
  x: number;
  y: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Put the spots on a plane: degrees of longitude are as long as they are in the middle of the map. */
function placed(spots: readonly Spot[], width: number): { places: Placed[]; height: number } {
  const norths = spots.map((spot) => spot.latitude);
  const squeeze = Math.cos(((Math.min(...norths) + Math.max(...norths)) / 2) * (Math.PI / 180));
  const xs = spots.map((spot) => spot.longitude * squeeze);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...norths), Math.max(...norths)];
  const wide = Math.max(east - west, 1e-4);
  const tall = Math.max(north - south, 1e-4);
  const scale = Math.min((width - 2 * EDGE) / wide, (MOST_HEIGHT * width - 2 * EDGE) / tall);
  const height = Math.max(LEAST_HEIGHT, Math.round(tall * scale + 2 * EDGE));
  const places = spots.map((spot, place) => ({
    ...spot,
    x: width / 2 + ((xs[place] ?? 0) - (west + east) / 2) * scale,
    y: height / 2 - (spot.latitude - (south + north) / 2) * scale,
  }));
  return { places, height };
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const AROUND = [
  { dx: 12, dy: 5, anchor: "start", from: 0 },
  { dx: -12, dy: 5, anchor: "end", from: 1 },
  { dx: 0, dy: -12, anchor: "middle", from: 0.5 },
  { dx: 0, dy: 22, anchor: "middle", from: 0.5 },
] as const;

const shortened = (name: string): string =>
  name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1).trimEnd()}…` : name;

/** Choose where each name stands, so that none covers another; a name without room is left to the table. */
export function named(places: readonly Placed[], width: number, height: number) {
  const taken: Box[] = places.map(({ x, y }) => ({ left: x - 6, top: y - 6, right: x + 6, bottom: y + 6 }));
  const fits = ({ left, top, right, bottom }: Box) =>
    left >= 0 && right <= width && top >= 0 && bottom <= height;
  return places.flatMap(({ id, name: whole, x, y }) => {
    const name = shortened(whole);
    const length = name.length * LETTER;
    const ways = AROUND.map(({ dx, dy, anchor, from }) => {
      const left = x + dx - from * length;
      const box = { left, top: y + dy - LINE + 4, right: left + length, bottom: y + dy + 4 };
      return { id, name, x: x + dx, y: y + dy, anchor, box };
    });
    const way = ways.find(({ box }) => fits(box) && !taken.some((other) => overlap(box, other)));
    if (!way) return [];
    taken.push(way.box);
    return [way];
  });
}

export function LineMap({ label, spots, joined = false }: LineMapProps) {
  return spots.length ? <Drawn label={label} spots={spots} joined={joined} /> : null;
}

/** How wide a drawing is on the screen, so that its names have the size of other text. */
export function useRoom(drawing: RefObject<SVGSVGElement | null>): number {
  const room = useSignal(WIDTH);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry?.contentRect.width) room.value = Math.round(entry.contentRect.width);
    });
    if (drawing.current) observer.observe(drawing.current);
    return () => observer.disconnect();
  }, [room, drawing]);
  return room.value;
}

function Drawn({ label, spots, joined }: LineMapProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const width = useRoom(drawing);
  const { places, height } = placed(spots, width);
  const line = places.filter((place) => !place.faint);
  return (
    <svg ref={drawing} class="line-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {joined && <polyline points={line.map(({ x, y }) => `${x},${y}`).join(" ")} />}
      {places.map(({ id, name, x, y, faint }) => (
        <circle key={id} cx={x} cy={y} r={faint ? 3 : 6} class={faint ? "faint" : ""}>
          <title>{name}</title>
        </circle>
      ))}
      {named(line, width, height).map(({ id, name, x, y, anchor }) => (
        <text key={id} x={x} y={y} text-anchor={anchor}>
          {name}
        </text>
      ))}
    </svg>
  );
}
