/** What stands where data will be: nothing at first, a skeleton when it takes long, and what to do when it fails. */
import type { ComponentChildren } from "preact";
import type { Resource } from "../api/resource";
import { t } from "../i18n/texts";
import { sentence } from "./form";

interface LoadProps<T> {
  from: Resource<T>;
  children: (data: T) => ComponentChildren;
}

export function Load<T>({ from, children }: LoadProps<T>) {
  const { data, problem, reload } = from;
  return (
    <>
      {problem.value && (
        <div class="notice wrong" role="alert">
          <p>{sentence(problem.value)}</p>
          <button type="button" onClick={reload}>
            {t("action.retry")}
          </button>
        </div>
      )}
      {data.value !== undefined ? children(data.value) : !problem.value && <Skeleton />}
    </>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{t("app.loading")}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
