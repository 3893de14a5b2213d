/** A driver's licence, entered or changed, and a driver's suspension. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { useDespite } from "../../despite";
import { t } from "../../texts";

type View = components["schemas"]["DriverView"];

interface FormProps {
  driver: View;
  onSaved: (driver: View) => void;
}

const nameOf = (driver: View): string => driver.full_name ?? t("staff.deleted");

function Back({ driver }: { driver: View }) {
  return (
    <a class="button" href={at(`drivers/${driver.account_id}`)}>
      {t("cancel")}
    </a>
  );
}

export function EnterLicence({ driver, onSaved }: FormProps) {
  const { route } = useLocation();
  const { values, field } = useFields({
    licence_number: driver.licence_number ?? "",
    licence_class: driver.licence_class ?? "",
    licence_expires_on: driver.licence_expires_on ?? "",
  });
  const { send, question } = useDespite(values.value);
  const path = { account_id: driver.account_id };
  const submit = async () => {
    const body = { ...values.value, licence_class: values.value.licence_class.trim().toUpperCase() };
    const saved = await send((despite_trips) =>
      answered(
        api.PUT("/company/drivers/{account_id}", { body: { ...body, despite_trips }, params: { path } }),
      ),
    );
    onSaved(saved);
    route(at(`drivers/${driver.account_id}?done=licence`), true);
  };
  const heading = driver.licence === "none" ? "drivers.enterOf" : "drivers.changeOf";
  return (
    <Page key="licence" heading={t(heading, { name: nameOf(driver) })}>
      <Form submit={t("drivers.save")} onSubmit={submit} beside={<Back driver={driver} />}>
        <Field
          {...field("licence_number")}
          label={t("drivers.number")}
          hint={t("drivers.numberHint")}
          autocomplete="off"
          maxLength={30}
        />
        <Field
          {...field("licence_class")}
          label={t("drivers.class")}
          hint={t("drivers.classHint")}
          class="short"
          autocomplete="off"
          maxLength={4}
        />
        <Field
          {...field("licence_expires_on")}
          label={t("drivers.until")}
          hint={t("drivers.untilHint")}
          type="date"
        />
        {question}
      </Form>
    </Page>
  );
}

export function Suspend({ driver, onSaved }: FormProps) {
  const { route } = useLocation();
  const { values, field } = useFields({ reason: "" });
  const { send, question } = useDespite(values.value);
  const path = { account_id: driver.account_id };
  const submit = async () => {
    const saved = await send((despite_trips) => {
      const body = { ...values.value, despite_trips };
      return answered(api.POST("/company/drivers/{account_id}/suspend", { body, params: { path } }));
    });
    onSaved(saved);
    route(at(`drivers/${driver.account_id}?done=suspended`), true);
  };
  return (
    <Page key="suspend" heading={t("drivers.suspendNamed", { name: nameOf(driver) })}>
      <p>{t("drivers.suspendEffect")}</p>
      <Form submit={t("drivers.suspend")} onSubmit={submit} beside={<Back driver={driver} />}>
        <Field {...field("reason")} label={t("reason")} hint={t("drivers.reasonHint")} maxLength={200} />
        {question}
      </Form>
    </Page>
  );
}
