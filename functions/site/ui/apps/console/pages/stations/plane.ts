/** The plane on which a station is placed: degrees and the map's own units, distances, and the bar of its scale; pure. */
export const HEIGHT = 400;

export interface Place {
  latitude: number;
  longitude: number;
}

/** What part of the world the map shows. */
export interface View {
  center: Place;
  /** The map's units of a degree of latitude. */
  scale: number;
  /** How wide the map is, in its own units. */
  width: number;
}

const EDGE = 40;
const KM_OF_DEGREE = 111.32;
const LEAST_SCALE = 20;
const MOST_SCALE = 300_000;
/** About 40 km from side to side. */
const NEAR_SCALE = 1800;
const BAR = 160;
const KILOMETRES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** A degree of longitude is shorter than one of latitude, but on the equator. */
const squeeze = ({ center }: Pick<View, "center">): number => Math.cos((center.latitude * Math.PI) / 180);

export const onMap = (view: View, { latitude, longitude }: Place): { x: number; y: number } => ({
  x: view.width / 2 + (longitude - view.center.longitude) * squeeze(view) * view.scale,
  y: HEIGHT / 2 - (latitude - view.center.latitude) * view.scale,
});

export const placeAt = (view: View, x: number, y: number): Place => ({
  latitude: Math.max(-89, Math.min(89, view.center.latitude + (HEIGHT / 2 - y) / view.scale)),
  longitude: Math.max(
    -180,
    Math.min(180, view.center.longitude + (x - view.width / 2) / (view.scale * squeeze(view))),
  ),
});

/** Whether a place is drawn, and not too near to the map's edge. */
export function isSeen(view: View, place: Place, edge = EDGE): boolean {
  const { x, y } = onMap(view, place);
  return x >= edge && x <= view.width - edge && y >= edge && y <= HEIGHT - edge;
}

/** Show the surroundings of a place. */
export const around = (center: Place, width: number): View => ({ center, scale: NEAR_SCALE, width });

/** Show all of some places. */
export function allOf(places: readonly Place[], width: number): View {
  const norths = places.map(({ latitude }) => latitude);
  const easts = places.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...norths), Math.max(...norths)];
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const view = around({ latitude: (south + north) / 2, longitude: (west + east) / 2 }, width);
  const wide = (width - 2 * EDGE) / Math.max((east - west) * squeeze(view), 1e-6);
  const tall = (HEIGHT - 2 * EDGE) / Math.max(north - south, 1e-6);
  return { ...view, scale: Math.min(wide, tall, NEAR_SCALE) };
}

export const zoomed = (view: View, times: number): View => ({
  ...view,
  scale: Math.max(LEAST_SCALE, Math.min(MOST_SCALE, view.scale * times)),
});

/** Return the way between two places that are not far from each other, in kilometres. */
export function apart(one: Place, other: Place): number {
  const north = one.latitude - other.latitude;
  const east = (one.longitude - other.longitude) * squeeze({ center: one });
  return Math.hypot(north, east) * KM_OF_DEGREE;
}

/** Return a round distance and how long it is on the map. */
export function scaleBar(view: View): { km: number; length: number } {
  const unit = view.scale / KM_OF_DEGREE;
  const km = KILOMETRES.findLast((each) => each * unit <= BAR) ?? KILOMETRES[0] ?? 1;
  return { km, length: km * unit };
}
