/** Other places for a ticket: the calendar, a page to print, and the wallet of the phone if the company offers that. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { save } from "@/save";
import { sentence } from "@/ui/form";
import { headersFor } from "../kept";
import { tl as t } from "../texts";

const APPLE = /iPhone|iPad|Macintosh/.test(navigator.userAgent);

type Wallet = { link: string } | { file: Blob };

export function Elsewhere({ id }: { id: string }) {
  const wallet = useSignal<Wallet | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const params = { path: { ticket_id: id } };
  // Where the wallet of this phone is not offered, there is no button.
  useEffect(() => {
    (APPLE ? applePass(id) : googlePass(id)).then(
      (found) => {
        wallet.value = found;
      },
      () => undefined,
    );
  }, [id, wallet]);
  const get = (what: "ticket.ics" | "ticket.pdf") => async () => {
    problem.value = undefined;
    try {
      const found = api.GET(`/tickets/{ticket_id}/${what}`, {
        params,
        headers: headersFor(id),
        parseAs: "blob",
      });
      save(what, (await answered(found)) as unknown as Blob);
    } catch (error) {
      problem.value = asProblem(error);
    }
  };
  return (
    <>
      <div class="ways">
        <button type="button" onClick={get("ticket.ics")}>
          {t("elsewhere.calendar")}
        </button>
        <button type="button" onClick={get("ticket.pdf")}>
          {t("elsewhere.pdf")}
        </button>
        {wallet.value && <WalletButton wallet={wallet.value} />}
      </div>
      {problem.value && (
        <p class="error" role="alert">
          {sentence(problem.value)}
        </p>
      )}
    </>
  );
}

function WalletButton({ wallet }: { wallet: Wallet }) {
  if ("link" in wallet)
    return (
      <a class="button" href={wallet.link} rel="external">
        {t("elsewhere.google")}
      </a>
    );
  return (
    <button type="button" onClick={() => save("ticket.pkpass", wallet.file)}>
      {t("elsewhere.apple")}
    </button>
  );
}

async function googlePass(id: string): Promise<Wallet> {
  const params = { path: { ticket_id: id } };
  const headers = headersFor(id);
  return { link: (await answered(api.GET("/tickets/{ticket_id}/google-wallet", { params, headers }))).url };
}

async function applePass(id: string): Promise<Wallet> {
  const params = { path: { ticket_id: id } };
  const pass = api.GET("/tickets/{ticket_id}/ticket.pkpass", {
    params,
    headers: headersFor(id),
    parseAs: "blob",
  });
  return { file: (await answered(pass)) as unknown as Blob };
}
