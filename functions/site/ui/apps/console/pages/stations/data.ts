/** The stations that a company may use: its own and the shared ones. */
import { answered, api } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { everyPage } from "../../every-page";

export type Station = components["schemas"]["OwnStationView"];

const PAGE = 100;

/** Return stations by name, or the best matches of a search that forgives spelling. */
export const stations = (q = "", own?: boolean): Promise<Station[]> =>
  everyPage((cursor) => {
    const query = { q, limit: PAGE, ...(own !== undefined && { own }), ...(cursor && { cursor }) };
    return answered(api.GET("/company/stations", { params: { query } }));
  });
