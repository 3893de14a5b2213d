/** The company's logo: shown, chosen with a preview, removed. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { type Resource, useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { apiRoot, at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { Form, Labelled, useField } from "@/ui/form";
import { Load } from "@/ui/load";
import { t } from "../../texts";
import "./logo.css";

type View = components["schemas"]["CompanyView"];

interface LogoProps {
  company: View;
  from: Resource<View>;
}

export function Logo({ company, from }: LogoProps) {
  const { route } = useLocation();
  const remove = async () => {
    await answered(api.DELETE("/company/logo"));
    from.data.value = { ...company, logo: null };
    route(at("company?view=noLogo"), true);
  };
  return (
    <div class="logo">
      {company.logo ? <Picture path={company.logo} /> : <span class="blank">{company.name.slice(0, 1)}</span>}
      {can("company:update") && (
        <div class="actions">
          <a class="button" href={at("company?view=logo")}>
            {company.logo ? t("logo.change") : t("logo.add")}
          </a>
          {company.logo && (
            <Confirm
              button={t("logo.remove")}
              title={t("logo.removeQuestion")}
              act={t("logo.remove")}
              onAct={remove}
            >
              <p>{t("logo.removeEffect")}</p>
            </Confirm>
          )}
        </div>
      )}
    </div>
  );
}

/** The picture as it is now: asked for past every cache, since its address stays. */
function Picture({ path }: { path: string }) {
  const load = async () =>
    URL.createObjectURL(await (await fetch(apiRoot + path, { cache: "no-cache" })).blob());
  const picture = useResource(path, load);
  useEffect(
    () => () => {
      if (picture.data.value) URL.revokeObjectURL(picture.data.value);
    },
    [],
  );
  return <Load from={picture}>{(url) => <img src={url} alt={t("company.logo")} />}</Load>;
}

const read = (file: File): Promise<string> =>
  new Promise((found, failed) => {
    const reader = new FileReader();
    reader.onload = () => found(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });

/** The picture of a data URL without its head, as the API takes it. */
const bare = (url: string): string => url.slice(url.indexOf(",") + 1);

export function ChangeLogo({ from }: { from: Resource<View> }) {
  const { route } = useLocation();
  const url = useSignal("");
  const submit = async () => {
    from.data.value = await answered(api.PUT("/company/logo", { body: { png: bare(url.value) } }));
    route(at("company?view=logoSaved"), true);
  };
  const cancel = (
    <a class="button" href={at("company")}>
      {t("cancel")}
    </a>
  );
  return (
    <Form submit={t("logo.save")} onSubmit={submit} beside={cancel}>
      <Picker url={url.value} onChosen={(chosen) => (url.value = chosen)} />
    </Form>
  );
}

interface PickerProps {
  url: string;
  onChosen: (url: string) => void;
}

function Picker({ url, onChosen }: PickerProps) {
  const field = useField("/png", t("logo.hint"));
  const choose = async (file: File | undefined) => onChosen(file ? await read(file) : "");
  return (
    <>
      <Labelled {...field} label={t("logo.file")} hint={t("logo.hint")}>
        <input
          {...field.attributes}
          type="file"
          accept="image/png"
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
      </Labelled>
      {url && (
        <figure class="logo-preview">
          <figcaption>{t("logo.preview")}</figcaption>
          <span class="on-light">
            <img src={url} alt={t("logo.onLight")} />
          </span>
          <span class="on-dark">
            <img src={url} alt={t("logo.onDark")} />
          </span>
        </figure>
      )}
    </>
  );
}
