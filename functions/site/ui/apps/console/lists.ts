/** What a company has, each kind whole: it is little enough to be read at once, by ten pages at most. */
import { answered, api } from "@/api/client";

const MOST_PAGES = 10;
const LIMIT = 100;

interface Asked {
  limit: number;
  cursor?: string;
}

interface Page<Row> {
  items: readonly Row[];
  next_cursor: string | null;
}

async function everyPage<Row>(load: (asked: Asked) => Promise<Page<Row>>): Promise<Row[]> {
  const found: Row[] = [];
  let asked: Asked = { limit: LIMIT };
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next_cursor } = await load(asked);
    found.push(...items);
    if (!next_cursor) break;
    asked = { limit: LIMIT, cursor: next_cursor };
  }
  return found;
}

type State = "ACTIVE" | "RETIRED";

/** The trips of a day, by departure. */
export const tripsOf = (date: string) =>
  everyPage((asked) => answered(api.GET("/company/trips", { params: { query: { date, ...asked } } })));

export const routes = (state?: State) =>
  everyPage((asked) => {
    const query = { ...asked, ...(state && { state }) };
    return answered(api.GET("/company/routes", { params: { query } }));
  });

/** Stations by name, or the best matches of a search that forgives spelling; own ones, shared ones, or both. */
export const stations = (q = "", own?: boolean) =>
  everyPage((asked) => {
    const query = { q, ...asked, ...(own !== undefined && { own }) };
    return answered(api.GET("/company/stations", { params: { query } }));
  });

export const buses = (state?: State) =>
  everyPage((asked) => {
    const query = { ...asked, ...(state && { state }) };
    return answered(api.GET("/company/buses", { params: { query } }));
  });

export const drivers = () =>
  everyPage((asked) => answered(api.GET("/company/drivers", { params: { query: asked } })));

export const timetables = () =>
  everyPage((asked) => answered(api.GET("/company/timetables", { params: { query: asked } })));

export const staff = () =>
  everyPage((asked) => answered(api.GET("/company/staff", { params: { query: asked } })));

/** The messages about a trip, the newest first. */
export const messagesOf = (trip_id: string) =>
  everyPage((query) =>
    answered(api.GET("/company/trips/{trip_id}/messages", { params: { path: { trip_id }, query } })),
  );

/** The promo codes, in their order. */
export const promoCodes = () =>
  everyPage((asked) => answered(api.GET("/company/promo-codes", { params: { query: asked } })));

export const branches = () =>
  everyPage((asked) => answered(api.GET("/company/branches", { params: { query: asked } })));
