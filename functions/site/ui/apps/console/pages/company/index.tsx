/** The company's profile, and changing it. */
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { type Resource, useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { LANGUAGES, type Language } from "@/i18n/t";
import { at } from "@/root";
import { can } from "@/session";
import { Check } from "@/ui/check";
import { Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Facts } from "@/ui/table";
import { Told } from "@/ui/told";
import { t } from "../../texts";
import { ChangeLogo, Logo } from "./logo";

type View = components["schemas"]["CompanyView"];

const PERCENT = 100;
const UNSET = "–";

const TOLD = { saved: "company.saved", logoSaved: "logo.saved", noLogo: "logo.removed" } as const;

const told = (view: string | undefined) =>
  view !== undefined && view in TOLD ? TOLD[view as keyof typeof TOLD] : undefined;

export function Company() {
  const { query } = useLocation();
  const company = useResource("", () => answered(api.GET("/company")));
  const may = can("company:update");
  if (query.view === "logo" && may) {
    return (
      <Page key="logo" heading={t("logo.change")}>
        <ChangeLogo from={company} />
      </Page>
    );
  }
  const changing = query.view === "change" && may;
  const change = may && !changing && (
    <a class="button" href={at("company?view=change")}>
      {t("company.change")}
    </a>
  );
  const text = told(query.view);
  return (
    <Page
      key={changing ? "change" : "profile"}
      heading={changing ? t("company.change") : t("nav.company")}
      beside={change}
    >
      {text && <Told>{t(text)}</Told>}
      <Load from={company}>
        {(found) =>
          changing ? <Change company={found} from={company} /> : <Profile company={found} from={company} />
        }
      </Load>
    </Page>
  );
}

function Profile({ company, from }: { company: View; from: Resource<View> }) {
  const spoken = company.languages.map((name) => LANGUAGES[name as Language] ?? name).join(", ");
  return (
    <>
      <Logo company={company} from={from} />
      {company.state === "SUSPENDED" && <p class="notice wrong">{t("company.suspended")}</p>}
      <Facts
        facts={[
          { label: t("company.name"), value: company.name },
          { label: t("company.email"), value: company.email },
          { label: t("company.phone"), value: company.phone },
          { label: t("company.address"), value: company.address ?? UNSET },
          { label: t("company.website"), value: company.website ?? UNSET },
          { label: t("company.taxNumber"), value: company.tax_number ?? UNSET },
          { label: t("company.languages"), value: spoken },
          { label: t("company.currency"), value: company.currency },
          { label: t("company.timezone"), value: company.timezone },
          {
            label: t("company.commission"),
            value: t("percent", { percent: company.commission_bps / PERCENT }),
          },
        ]}
      />
    </>
  );
}

const FIELDS = [
  { name: "name", label: "company.name", input: { autocomplete: "organization" } },
  { name: "email", label: "company.email", input: { type: "email", autocomplete: "email" } },
  { name: "phone", label: "company.phone", input: { type: "tel", autocomplete: "tel" } },
  { name: "address", label: "company.address", input: { autocomplete: "street-address" } },
  { name: "website", label: "company.website", input: { type: "url", autocomplete: "url" } },
  { name: "tax_number", label: "company.taxNumber", input: {} },
] as const;

const NEEDED: readonly string[] = ["name", "email", "phone"];

function Change({ company, from }: { company: View; from: Resource<View> }) {
  const { route } = useLocation();
  const values = useSignal(Object.fromEntries(FIELDS.map(({ name }) => [name, company[name] ?? ""])));
  const languages = useSignal(new Set(company.languages));
  const submit = async () => {
    const given = Object.entries(values.value).filter(
      ([name, value]) => value !== (company[name as "name"] ?? ""),
    );
    const changed = given.map(([name, value]) => [name, value || (NEEDED.includes(name) ? "" : null)]);
    const body = { ...Object.fromEntries(changed), languages: [...languages.value] };
    from.data.value = await answered(api.PATCH("/company", { body }));
    route(at("company?view=saved"), true);
  };
  const toggle = (name: string) => {
    const now = new Set(languages.value);
    if (!now.delete(name)) now.add(name);
    languages.value = now;
  };
  const cancel = (
    <a class="button" href={at("company")}>
      {t("cancel")}
    </a>
  );
  return (
    <Form submit={t("company.save")} onSubmit={submit} beside={cancel}>
      {FIELDS.map(({ name, label, input }) => (
        <Field
          key={name}
          {...input}
          pointer={`/${name}`}
          label={t(label)}
          hint={NEEDED.includes(name) ? undefined : t("optional")}
          value={values.value[name] ?? ""}
          onValue={(value) => {
            values.value = { ...values.value, [name]: value };
          }}
        />
      ))}
      <fieldset>
        <legend>{t("company.languages")}</legend>
        <div>
          {Object.entries(LANGUAGES).map(([name, words]) => (
            <div key={name}>
              <Check checked={languages.value.has(name)} onCheck={() => toggle(name)}>
                <span lang={name}>{words}</span>
              </Check>
            </div>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}
