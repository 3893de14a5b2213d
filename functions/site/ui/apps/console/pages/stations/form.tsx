/** A station to enter or to change, with the stations near it, so that nobody enters one twice. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { LineMap } from "@/ui/line-map";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { t } from "../../texts";

export type Station = components["schemas"]["OwnStationView"];

const INTENT = "station";
const NEAR = 5;
const NEAR_METRES = 1000;

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
  const [latitude, longitude] = [number(values.value.latitude), number(values.value.longitude)];
  return (
    <>
      <Form submit={station ? t("stations.save") : t("stations.add")} onSubmit={submit} beside={cancel}>
        <Field {...field("name")} label={t("stations.name")} maxLength={80} />
        <Field {...field("aliases")} label={t("stations.aliases")} hint={t("stations.aliasesHint")} />
        <Field {...field("district")} label={t("stations.district")} maxLength={80} />
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
        <Field {...field("timezone")} label={t("company.timezone")} hint={t("stations.timezoneHint")} />
      </Form>
      {Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (
        <Near
          latitude={latitude}
          longitude={longitude}
          name={values.value.name}
          {...(station && { but: station.station_id })}
        />
      )}
    </>
  );
}

interface NearProps {
  latitude: number;
  longitude: number;
  name: string;
  but?: string;
}

function Near({ latitude, longitude, name, but }: NearProps) {
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
          const spots = others.map(({ station_id, ...place }) => ({ ...place, id: station_id }));
          return (
            <>
              {close && (
                <p class="notice warn" role="status">
                  {t("stations.close", { name: close.name, metres: close.metres })}
                </p>
              )}
              <LineMap
                label={t("stations.map")}
                spots={[...spots, { id: "", name: name || t("stations.here"), latitude, longitude }]}
              />
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
