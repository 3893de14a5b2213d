/** The company's offices: the list, adding one, changing one, and taking one off it. */
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { can } from "@/session";
import { Confirm } from "@/ui/confirm";
import { useFields } from "@/ui/fields";
import { Field, Form } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Empty, Table } from "@/ui/table";
import { Told } from "@/ui/told";
import { offerUndo } from "@/ui/undo";
import { branches } from "../lists";
import { t } from "../texts";
import "../fleet.css";

type Branch = components["schemas"]["BranchView"];

const INTENT = "branch";

export function Branches() {
  const { query } = useLocation();
  const found = useResource("", branches);
  const add = can("company:update") && (
    <a class="button main" href={at("branches?view=add")}>
      {t("branches.add")}
    </a>
  );
  if (query.view === "add" && can("company:update")) {
    return (
      <Page key="add" heading={t("branches.add")}>
        <Entry onSaved={found.reload} />
      </Page>
    );
  }
  const chosen = found.data.value?.find((branch) => branch.branch_id === query.branch);
  if (chosen && can("company:update")) {
    return (
      <Page key="change" heading={t("branches.changeNamed", { name: chosen.name })}>
        <Entry branch={chosen} onSaved={found.reload} />
      </Page>
    );
  }
  return (
    <Page key="list" heading={t("nav.branches")} beside={add}>
      {(query.view === "saved" || query.view === "removed") && <Told>{t(`branches.${query.view}`)}</Told>}
      <Load from={found}>
        {(rows) =>
          rows.length ? (
            <List rows={rows} reload={found.reload} />
          ) : (
            <Empty next={add}>{t("branches.none")}</Empty>
          )
        }
      </Load>
    </Page>
  );
}

function List({ rows, reload }: { rows: Branch[]; reload: () => void }) {
  const columns = [
    { heading: t("branches.name"), cell: (row: Branch) => row.name },
    { heading: t("company.address"), cell: (row: Branch) => row.address },
    { heading: t("company.phone"), cell: (row: Branch) => row.phone ?? "–" },
    { heading: t("company.email"), cell: (row: Branch) => row.email ?? "–" },
  ];
  const act = {
    heading: t("actions"),
    cell: (row: Branch) => (
      <span class="row-actions">
        <a
          class="button"
          href={at(`branches?branch=${row.branch_id}`)}
          aria-label={t("branches.changeNamed", { name: row.name })}
        >
          {t("branches.change")}
        </a>
        <Remove branch={row} onChanged={reload} />
      </span>
    ),
  };
  return (
    <Table
      caption={t("nav.branches")}
      columns={can("company:update") ? [...columns, act] : columns}
      rows={rows}
      keyOf={(row) => row.branch_id}
    />
  );
}

function Remove({ branch, onChanged }: { branch: Branch; onChanged: () => void }) {
  const { path: here, route } = useLocation();
  const { branch_id, name, address, phone, email } = branch;
  const tell = (view: "removed" | "saved") => {
    onChanged();
    if (location.pathname === here) route(`${here}?view=${view}`, true);
  };
  const addAgain = async () => {
    const intent = `undo ${branch_id}`;
    const body = { name, address, phone, email };
    const header = { "Idempotency-Key": keyOf(intent, body) };
    await answered(api.POST("/company/branches", { body, params: { header } }));
    done(intent);
    tell("saved");
  };
  const remove = async () => {
    await answered(api.DELETE("/company/branches/{branch_id}", { params: { path: { branch_id } } }));
    tell("removed");
    offerUndo({
      words: t("undo.of", { name, words: t("branches.removed") }),
      undo: addAgain,
      undone: t("undo.of", { name, words: t("branches.saved") }),
    });
  };
  return (
    <Confirm
      button={t("branches.remove")}
      label={t("branches.removeNamed", { name })}
      title={t("branches.removeQuestion", { name })}
      act={t("branches.removeNamed", { name })}
      onAct={remove}
    >
      <p>{t("branches.removeEffect")}</p>
    </Confirm>
  );
}

/** A branch to be added; one that is given is changed. */
function Entry({ branch, onSaved }: { branch?: Branch; onSaved: () => void }) {
  const { route } = useLocation();
  const { values, field } = useFields({
    name: branch?.name ?? "",
    address: branch?.address ?? "",
    phone: branch?.phone ?? "",
    email: branch?.email ?? "",
  });
  const submit = async () => {
    const { name, address, phone, email } = values.value;
    const body = { name, address, phone: phone || null, email: email || null };
    if (branch) {
      const path = { branch_id: branch.branch_id };
      await answered(api.PATCH("/company/branches/{branch_id}", { body, params: { path } }));
    } else {
      const header = { "Idempotency-Key": keyOf(INTENT, body) };
      await answered(api.POST("/company/branches", { body, params: { header } }));
      done(INTENT);
    }
    onSaved();
    route(at("branches?view=saved"), true);
  };
  const cancel = (
    <a class="button" href={at("branches")}>
      {t("cancel")}
    </a>
  );
  return (
    <Form submit={branch ? t("branches.save") : t("branches.add")} onSubmit={submit} beside={cancel}>
      <Field {...field("name")} label={t("branches.name")} />
      <Field {...field("address")} label={t("company.address")} />
      <Field {...field("phone")} label={t("company.phone")} hint={t("optional")} type="tel" />
      <Field {...field("email")} label={t("company.email")} hint={t("optional")} type="email" />
    </Form>
  );
}
