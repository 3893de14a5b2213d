/** The console around its views: who is signed in, the rail, and what the app itself has to say. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";
import { answered, api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { keep, LANGUAGES, type Language, language } from "@/i18n/t";
import { t as common } from "@/i18n/texts";
import { appRoot, at } from "@/root";
import { can, forget, me, type Permission, session } from "@/session";
import { speak } from "@/start";
import { sentence } from "@/ui/form";
import { Page, product } from "@/ui/page";
import { SignIn } from "@/ui/sign-in";
import { offline, takeOver, waiting } from "@/updates";
import { Icon } from "./icons";
import { Board } from "./pages/board";
import { Branches } from "./pages/branches";
import { Company } from "./pages/company";
import { Policy } from "./pages/policy";
import { Staff } from "./pages/staff";
import { Trip } from "./pages/trip";
import { t } from "./texts";

const VIEWS = [
  { path: "board", name: "nav.board", icon: "board", needs: "trips:read_company" },
  { path: "company", name: "nav.company", icon: "company", needs: "company:read" },
  { path: "policy", name: "nav.policy", icon: "policy", needs: "company:read" },
  { path: "branches", name: "nav.branches", icon: "branches", needs: "company:read" },
  { path: "staff", name: "nav.staff", icon: "staff", needs: "staff:read" },
] as const satisfies readonly { path: string; needs: Permission; name: string; icon: string }[];

export function Console() {
  product.value = t("app.name");
  return (
    <LocationProvider scope={appRoot.pathname}>
      {session.value ? <SignedIn /> : <Entrance />}
    </LocationProvider>
  );
}

function Brand({ name }: { name: string }) {
  return (
    <div class="brand">
      <Icon name="bus" />
      <span>{name}</span>
    </div>
  );
}

function Entrance() {
  return (
    <div class="signing-in">
      <header class="apart">
        <Brand name={t("app.name")} />
        <LanguageChoice />
      </header>
      <Notices />
      <main>
        <SignIn />
      </main>
    </div>
  );
}

function SignedIn() {
  const problem = useSignal<Problem | undefined>(undefined);
  useSignalEffect(() => {
    if (!session.value || me.value) return;
    answered(api.GET("/auth/me")).then(
      (found) => {
        me.value = found;
      },
      (error) => {
        problem.value = asProblem(error);
      },
    );
  });
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {common("app.skip")}
      </a>
      <nav class="rail" aria-label={common("app.navigation")}>
        <Brand name={t("app.name")} />
        <Rail />
      </nav>
      <Top />
      <main id="content" tabIndex={-1}>
        <Notices />
        {problem.value && !me.value && (
          <p class="notice wrong" role="alert">
            {sentence(problem.value)}
          </p>
        )}
        {me.value && <Views />}
      </main>
    </div>
  );
}

function Rail() {
  const { path } = useLocation();
  const allowed = VIEWS.filter(({ needs }) => can(needs));
  return (
    <ul>
      {allowed.map(({ path: view, name, icon }) => {
        const here = path === at(view) || (view === "board" && path.startsWith(at("trips/")));
        return (
          <li key={view}>
            <a href={at(view)} {...(here && { "aria-current": "page" as const })}>
              <Icon name={icon} />
              {t(name)}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function Top() {
  const leave = async () => {
    await api.POST("/auth/logout").catch(() => undefined);
    forget(false);
  };
  return (
    <header class="top">
      <Brand name={t("app.name")} />
      <span class="name">{me.value?.full_name}</span>
      <LanguageChoice />
      <button type="button" onClick={leave}>
        {common("app.signOut")}
      </button>
    </header>
  );
}

function LanguageChoice() {
  const choose = (name: Language) => {
    keep(name);
    speak(name);
  };
  return (
    <label class="language">
      <span class="unseen">{common("app.language")}</span>
      <select value={language.value} onChange={(event) => choose(event.currentTarget.value as Language)}>
        {Object.entries(LANGUAGES).map(([name, words]) => (
          <option key={name} value={name} lang={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Notices() {
  return (
    <>
      {offline.value && (
        <p class="notice warn" role="status">
          {common("app.offline")}
        </p>
      )}
      {waiting.value && (
        <div class="notice" role="status">
          <p>{common("app.newVersion")}</p>
          <button type="button" onClick={takeOver}>
            {common("app.takeOver")}
          </button>
        </div>
      )}
    </>
  );
}

function Views() {
  return (
    <Router>
      <Route path={at("")} component={Start} />
      <Route path={at("board")} component={Board} />
      <Route path={at("trips/:id")} component={Trip} />
      <Route path={at("company")} component={Company} />
      <Route path={at("policy")} component={Policy} />
      <Route path={at("branches")} component={Branches} />
      <Route path={at("staff")} component={Staff} />
      <Route default component={Nowhere} />
    </Router>
  );
}

/** The first view that the account may see. */
function Start() {
  const { route } = useLocation();
  const first = VIEWS.find(({ needs }) => can(needs));
  useSignalEffect(() => {
    if (first) route(at(first.path), true);
  });
  return first ? null : <Forbidden />;
}

function Forbidden() {
  return (
    <Page heading={t("forbidden.title")}>
      <p>{t("forbidden.text")}</p>
    </Page>
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
