/** The present state of what a file may hold, saved on this device as such a file. */
import { useSignal } from "@preact/signals";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { save } from "@/save";
import { sentence } from "@/ui/form";
import { t } from "../../texts";
import type { Kind } from "./index";

export function Download({ kind }: { kind: Kind }) {
  const problem = useSignal<Problem | undefined>(undefined);
  const get = async () => {
    problem.value = undefined;
    try {
      const file = await answered(api.GET(`/company/exports/${kind}.csv`, { parseAs: "blob" }));
      save(`${kind}.csv`, file as unknown as Blob);
    } catch (error) {
      problem.value = asProblem(error);
    }
  };
  return (
    <span>
      <button type="button" onClick={get}>
        {t("import.download")}
      </button>
      {problem.value && (
        <span class="error" role="alert">
          {sentence(problem.value)}
        </span>
      )}
    </span>
  );
}
