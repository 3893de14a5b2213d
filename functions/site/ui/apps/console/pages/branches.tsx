/** The company's offices: the list, adding one, and taking one off it. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { done, keyOf } from "@/api/intent";
import { asProblem, type Problem } from "@/api/problem";
import { useResource } from "@/api/resource";
import type { components } from "@/api/schema.gen";
import { at } from "@/root";
import { can } from "@/session";
import { Field, Form, sentence } from "@/ui/form";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Empty, Table } from "@/ui/table";
import { t } from "../texts";

type Branch = components["schemas"]["BranchView"];

const PAGE = 100;
const INTENT = "branch";

export function Branches() {
  const { query } = useLocation();
  const load = async () =>
    (await answered(api.GET("/company/branches", { params: { query: { limit: PAGE } } }))).items;
  const branches = useResource("", load);
  const adding = query.view === "add" && can("company:update");
  const add = can("company:update") && !adding && (
    <a class="button main" href={at("branches?view=add")}>
      {t("branches.add")}
    </a>
  );
  if (adding) {
    return (
      <Page key="add" heading={t("branches.add")}>
        <Add onAdded={branches.reload} />
      </Page>
    );
  }
  return (
    <Page key="list" heading={t("nav.branches")} beside={add}>
      {query.view === "saved" && (
        <p class="notice good" role="status">
          {t("branches.saved")}
        </p>
      )}
      <Load from={branches}>
        {(rows) =>
          rows.length ? <List rows={rows} reload={branches.reload} /> : <Empty>{t("branches.none")}</Empty>
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
  const remove = { heading: t("actions"), cell: (row: Branch) => <Remove branch={row} onRemoved={reload} /> };
  return (
    <Table
      caption={t("nav.branches")}
      columns={can("company:update") ? [...columns, remove] : columns}
      rows={rows}
      keyOf={(row) => row.branch_id}
    />
  );
}

function Remove({ branch, onRemoved }: { branch: Branch; onRemoved: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const problem = useSignal<Problem | undefined>(undefined);
  const remove = async () => {
    const path = { branch_id: branch.branch_id };
    try {
      await answered(api.DELETE("/company/branches/{branch_id}", { params: { path } }));
      dialog.current?.close();
      onRemoved();
    } catch (error) {
      problem.value = asProblem(error);
    }
  };
  const title = `remove-${branch.branch_id}`;
  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        aria-label={t("branches.removeNamed", { name: branch.name })}
      >
        {t("branches.remove")}
      </button>
      <dialog ref={dialog} aria-labelledby={title}>
        <h2 id={title}>{t("branches.removeQuestion", { name: branch.name })}</h2>
        <p>{t("branches.removeEffect")}</p>
        {problem.value && (
          <p class="error" role="alert">
            {sentence(problem.value)}
          </p>
        )}
        <div class="actions">
          <button type="button" class="hurts" onClick={remove}>
            {t("branches.removeNamed", { name: branch.name })}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t("cancel")}
          </button>
        </div>
      </dialog>
    </>
  );
}

function Add({ onAdded }: { onAdded: () => void }) {
  const { route } = useLocation();
  const values = useSignal({ name: "", address: "", phone: "", email: "" });
  const field = (name: keyof typeof values.value) => ({
    pointer: `/${name}`,
    value: values.value[name],
    onValue: (value: string) => {
      values.value = { ...values.value, [name]: value };
    },
  });
  const submit = async () => {
    const { name, address, phone, email } = values.value;
    const body = { name, address, phone: phone || null, email: email || null };
    const header = { "Idempotency-Key": keyOf(INTENT, body) };
    await answered(api.POST("/company/branches", { body, params: { header } }));
    done(INTENT);
    onAdded();
    route(at("branches?view=saved"), true);
  };
  const cancel = (
    <a class="button" href={at("branches")}>
      {t("cancel")}
    </a>
  );
  return (
    <Form submit={t("branches.add")} onSubmit={submit} beside={cancel}>
      <Field {...field("name")} label={t("branches.name")} />
      <Field {...field("address")} label={t("company.address")} />
      <Field {...field("phone")} label={t("company.phone")} hint={t("optional")} type="tel" />
      <Field {...field("email")} label={t("company.email")} hint={t("optional")} type="email" />
    </Form>
  );
}
