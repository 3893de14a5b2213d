/** The portal around its views: the top bar, what the app itself has to say, and the way through the views. */
import { useRef } from "preact/hooks";
import { LocationProvider, Route, Router } from "preact-iso";
import { t as common } from "@/i18n/texts";
import { appRoot, at } from "@/root";
import { session } from "@/session";
import { LanguageChoice } from "@/ui/language-choice";
import { Notices } from "@/ui/notices";
import { Page, product } from "@/ui/page";
import { Icon } from "./icons";
import { t } from "./texts";
import { VIEWS } from "./views";

export function Portal() {
  product.value = t("app.name");
  return (
    <LocationProvider scope={appRoot.pathname}>
      <a class="skip" href="#content">
        {common("app.skip")}
      </a>
      <Top />
      <main id="content" tabIndex={-1}>
        <Notices />
        <Router>
          {VIEWS.map(({ path, component }) => (
            <Route key={path} path={at(path)} component={component} />
          ))}
          <Route default component={Nowhere} />
        </Router>
      </main>
    </LocationProvider>
  );
}

function Top() {
  const menu = useRef<HTMLDialogElement>(null);
  const close = () => menu.current?.close();
  return (
    <header class="top">
      <nav aria-label={common("app.navigation")}>
        <a href={at("")} class="brand">
          <Icon name="bus" />
          <span>{t("app.name")}</span>
        </a>
        <a href={at("tickets")}>
          <Icon name="ticket" />
          <span>{t("nav.tickets")}</span>
        </a>
        <button type="button" aria-haspopup="dialog" onClick={() => menu.current?.showModal()}>
          <Icon name="menu" />
          <span>{t("nav.menu")}</span>
        </button>
      </nav>
      <dialog ref={menu} class="menu" aria-label={t("nav.menu")}>
        <ul>
          <Way path="" name={t("nav.search")} onGo={close} />
          <Way path="tickets" name={t("nav.tickets")} onGo={close} />
          <Way path="tickets/find" name={t("nav.findTicket")} onGo={close} />
          <Way path="waiting" name={t("nav.waiting")} onGo={close} />
          {session.value ? (
            <Way path="account" name={t("nav.account")} onGo={close} />
          ) : (
            <Way path="account/sign-in" name={t("nav.signIn")} onGo={close} />
          )}
          <Way path="help" name={t("nav.help")} onGo={close} />
        </ul>
        <LanguageChoice class="language field">{common("app.language")}</LanguageChoice>
        <button type="button" onClick={close}>
          {common("action.close")}
        </button>
      </dialog>
    </header>
  );
}

function Way({ path, name, onGo }: { path: string; name: string; onGo: () => void }) {
  return (
    <li>
      <a href={at(path)} onClick={onGo}>
        {name}
      </a>
    </li>
  );
}

function Nowhere() {
  return (
    <Page heading={t("nowhere.title")}>
      <p>
        <a href={at("")}>{t("nowhere.next")}</a>
      </p>
    </Page>
  );
}
