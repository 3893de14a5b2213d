/** What the parts of a trip's page share: the shapes of the API's answers, and what several of them read. */
import { answered, api } from "@/api/client";
import { type Resource, useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { can } from "@/session";

type Schemas = components["schemas"];
export type Detail = Schemas["TripDetail"];
export type Manifest = Schemas["Manifest"];
export type Passenger = Schemas["ManifestPassenger"];

const AGAIN_SECONDS = 20;

/** The passengers of a trip, read again and again; null for an account that may not see them. */
export function useManifest({ trip }: Detail): Resource<Manifest | null> {
  const path = { trip_id: trip.trip_id };
  const load = async () =>
    can("bookings:read_company") && trip.status !== "DRAFT"
      ? await answered(api.GET("/company/trips/{trip_id}/manifest", { params: { path } }))
      : null;
  return useResource(`${trip.trip_id} ${trip.status}`, load, AGAIN_SECONDS);
}

/** Those of the first stop that are not on board. */
export const missingAtStart = (manifest: Manifest): Passenger[] =>
  manifest.passengers.filter((each) => each.from_stop === 0 && !each.boarded);
