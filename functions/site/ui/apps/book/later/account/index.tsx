/** The account: its bookings, how to reach its owner, and signing out. */

import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { useResource } from "@/api/resource";
import { at } from "@/root";
import { type Me, meet, session } from "@/session";
import { Load } from "@/ui/load";
import { Page } from "@/ui/page";
import { Told } from "@/ui/told";
import { tl as t } from "../../texts";
import { Bookings } from "./bookings";
import { DeleteForm } from "./delete";
import { leave } from "./leave";
import { PasswordForm, Profile } from "./profile";

/** Let only an account in: everybody else signs in first and comes back. */
function useSignedIn(): boolean {
  const { path, route, url } = useLocation();
  const isIn = session.value !== null;
  // It is still there for a moment when somebody has left for another page, as by signing out.
  const isHere = path === at("account");
  useEffect(() => {
    if (!isIn && isHere) route(`${at("account/sign-in")}?next=${encodeURIComponent(url)}`, true);
  }, [isIn, isHere, route, url]);
  return isIn;
}

export function Account() {
  return useSignedIn() ? <Mine /> : null;
}

async function load(): Promise<Me> {
  const found = await answered(api.GET("/auth/me"));
  meet(found);
  return found;
}

function Mine() {
  const account = useResource("me", load);
  const { query, route } = useLocation();
  const back = (told: string) => () => {
    account.reload();
    route(`${at("account")}?told=${told}`);
  };
  if (query.view === "profile")
    return (
      <Page key="profile" heading={t("account.profile")}>
        <Load from={account}>{(found) => <Profile of={found} onDone={back("saved")} />}</Load>
      </Page>
    );
  if (query.view === "password")
    return (
      <Page key="password" heading={t("account.password")}>
        <PasswordForm onDone={back("password")} />
      </Page>
    );
  if (query.view === "delete")
    return (
      <Page key="delete" heading={t("account.delete")}>
        <DeleteForm />
      </Page>
    );
  return (
    <Page key="account" heading={t("account.title")}>
      {query.told === "saved" && <Told>{t("account.saved")}</Told>}
      {query.told === "password" && <Told>{t("account.passwordSaved")}</Told>}
      <Bookings />
      <Load from={account}>{(found) => <Facts of={found} />}</Load>
      <SignOut />
    </Page>
  );
}

function Facts({ of }: { of: Me }) {
  const facts = [
    [t("account.name"), of.full_name],
    [t("account.phone"), of.phone],
    [t("account.newPhone"), of.new_phone],
    [t("account.email"), of.email],
    [t("account.newEmail"), of.new_email],
  ] as const;
  const pending = of.new_phone ?? of.new_email;
  return (
    <section class="account-section" aria-labelledby="account-facts">
      <h2 id="account-facts">{t("account.you")}</h2>
      <dl class="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {pending && (
        <p class="notice">
          {t("account.pending", { to: pending })}{" "}
          <a href={`${at("account")}?view=profile`}>{t("account.enterCode")}</a>
        </p>
      )}
      <div class="actions">
        <a class="button" href={`${at("account")}?view=profile`}>
          {t("account.change")}
        </a>
        <a class="button" href={`${at("account")}?view=password`}>
          {t("account.changePassword")}
        </a>
      </div>
    </section>
  );
}

function SignOut() {
  const { route } = useLocation();
  const out = async () => {
    await api.POST("/auth/logout").catch(() => undefined);
    leave();
    route(at(""));
  };
  return (
    <section class="account-section">
      <p class="quiet">{t("account.outMeans")}</p>
      <div class="actions">
        <button type="button" onClick={out}>
          {t("account.signOut")}
        </button>
        <a class="button" href={`${at("account")}?view=delete`}>
          {t("account.delete")}
        </a>
      </div>
    </section>
  );
}
