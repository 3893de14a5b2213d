/** A station to enter or to change, with the stations near it, so that nobody enters one twice. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import type { Spot } from "@/ui/line-map";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { stations } from "../../lists";
import { t } from "../../texts";
import { PickMap } from "./pick-map";
import type { Place } from "./plane";
import { WhereIAm } from "./where-i-am";

export type Station = components["schemas"]["OwnStationView"];

const INTENT = "station";
const NEAR = 5;
const NEAR_METRES = 1000;
const STILL_MS = 400;
/** About a metre. */
const DECIMALS = 5;

export function StationPage({ id }: { id?: string }) {
  const station_id = id ?? "";
  const path = { station_id };
  const found = useResource(station_id, () =>
    answered(api.GET("/company/stations/{station_id}", { params: { path } })),
  );
  return (
    <Page heading={found.data.value?.name ?? t("stations.station")}>
      <Load from={found}>{(station) => <StationForm station={station} onSaved={found.reload} />}</Load>
    </Page>
  );
}

const number = (text: string): number => Number.parseFloat(text.replace(",", "."));

export function StationForm({ station, onSaved }: { station?: Station; onSaved: () => void }) {
  const { route } = useLocation();
  const { values, field } = useFields({
    name: station?.name ?? "",
    aliases: station?.aliases.join(", ") ?? "",
    district: station?.district ?? "",
    latitude: String(station?.latitude ?? ""),
    longitude: String(station?.longitude ?? ""),
    timezone: station?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const submit = async () => {
    const { aliases, latitude, longitude, ...texts } = values.value;
    const body = {
      ...texts,
      aliases: aliases
        .split(",")
        .map((each) => each.trim())
        .filter(Boolean),
      latitude: number(latitude),
      longitude: number(longitude),
    };
    if (station) {
      const path = { station_id: station.station_id };
      await answered(api.PATCH("/company/stations/{station_id}", { body, params: { path } }));
    } else {
      const header = { "Idempotency-Key": keyOf(INTENT, body) };
      await answered(api.POST("/company/stations", { body, params: { header } }));
      done(INTENT);
    }
    onSaved();
    route(at("stations?view=saved"), true);
  };
  const cancel = (
    <a class="button" href={at("stations")}>
      {t("cancel")}
    </a>
  );
  const typed = { latitude: number(values.value.latitude), longitude: number(values.value.longitude) };
  const isPlace = Math.abs(typed.latitude) <= 90 && Math.abs(typed.longitude) <= 180;
  const pin = isPlace ? typed : undefined;
  const put = ({ latitude, longitude }: Place) => {
    const [north, east] = [latitude.toFixed(DECIMALS), longitude.toFixed(DECIMALS)];
    values.value = { ...values.value, latitude: north, longitude: east };
  };
  return (
    <Form submit={station ? t("stations.save") : t("stations.add")} onSubmit={submit} beside={cancel}>
      <Field {...field("name")} label={t("stations.name")} maxLength={80} />
      <Field {...field("aliases")} label={t("stations.aliases")} hint={t("stations.aliasesHint")} />
      <Field {...field("district")} label={t("stations.district")} maxLength={80} />
      <fieldset>
        <legend>{t("stations.place")}</legend>
        <Landmarks but={station?.station_id}>
          {(landmarks) =>
            (landmarks.length > 0 || pin) && <PickMap landmarks={landmarks} pin={pin} onPick={put} />
          }
        </Landmarks>
        <WhereIAm onFound={put} />
        <div class="coordinates">
          <Field
            {...field("latitude")}
            label={t("stations.latitude")}
            hint={t("stations.latitudeHint")}
            inputMode="decimal"
            class="short"
          />
          <Field
            {...field("longitude")}
            label={t("stations.longitude")}
            hint={t("stations.longitudeHint")}
            inputMode="decimal"
            class="short"
          />
        </div>
        {pin && <Near pin={pin} but={station?.station_id} />}
      </fieldset>
      <Field {...field("timezone")} label={t("company.timezone")} hint={t("stations.timezoneHint")} />
    </Form>
  );
}

interface LandmarksProps {
  /** The station that is changed: it is no landmark of itself. */
  but: string | undefined;
  children: (landmarks: readonly Spot[]) => ComponentChildren;
}

/** The stations that are there already, as spots. */
function Landmarks({ but, children }: LandmarksProps) {
  const found = useResource("", () => stations());
  return (
    <Load from={found}>
      {(rows) =>
        children(
          rows
            .filter((each) => each.station_id !== but)
            .map(({ station_id, name, latitude, longitude }) => ({
              id: station_id,
              name,
              latitude,
              longitude,
            })),
        )
      }
    </Load>
  );
}

/** The stations near a place, when it has stood still for a moment. */
function Near({ pin, but }: { pin: Place; but: string | undefined }) {
  const still = useSignal(pin);
  useEffect(() => {
    const timer = setTimeout(() => {
      still.value = pin;
    }, STILL_MS);
    return () => clearTimeout(timer);
  }, [pin.latitude, pin.longitude]);
  const { latitude, longitude } = still.value;
  const query = { latitude, longitude, limit: NEAR };
  const found = useResource(`${latitude} ${longitude}`, () =>
    answered(api.GET("/search/stations/nearest", { params: { query } })),
  );
  return (
    <section class="section">
      <h2>{t("stations.near")}</h2>
      <Load from={found}>
        {({ items }) => {
          const others = items.filter((each) => each.station_id !== but);
          const close = others.find((each) => each.metres < NEAR_METRES);
          return (
            <>
              {close && (
                <p class="notice warn" role="status">
                  {t("stations.close", { name: close.name, metres: close.metres })}
                </p>
              )}
              <ul class="plain">
                {others.map((each) => (
                  <li key={each.station_id}>
                    {t("stations.nearby", {
                      name: each.name,
                      district: each.district,
                      km: (each.metres / 1000).toFixed(1),
                    })}
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Load>
    </section>
  );
}
