/** A file that the API gives to who is signed in, saved on this device. */
import { useSignal } from "@preact/signals";
import { asProblem, Problem } from "@/api/problem";
import { apiRoot } from "@/root";
import { accessToken } from "@/session";
import { sentence } from "@/ui/form";
import { t } from "../../texts";

/** Fetch a file of the API and let the browser save it. */
export async function save(path: string, name: string): Promise<void> {
  const token = await accessToken();
  const answer = await fetch(`${apiRoot}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Problem(await answer.json());
  const url = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

export function Download({ kind }: { kind: string }) {
  const problem = useSignal<Problem | undefined>(undefined);
  const get = () =>
    save(`/company/exports/${kind}.csv`, `${kind}.csv`).catch((error) => {
      problem.value = asProblem(error);
    });
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
