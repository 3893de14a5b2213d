/** The form that finds trips; with a from and a to in the address what it found. */
import { useLocation } from "preact-iso";
import { Page } from "@/ui/page";
import { t } from "../../texts";
import { AllUnpaid } from "../../unpaid";
import { askedBy } from "./asked";
import { Recent, SearchForm } from "./form";
import { Results } from "./results";

export function Search() {
  const { query } = useLocation();
  const asked = askedBy(query);
  if (asked.from && asked.to) return <Results key={`${asked.from} ${asked.to}`} asked={asked} />;
  return (
    <Page key="form" heading={t("search.title")}>
      <AllUnpaid />
      <SearchForm key={`${asked.from} ${asked.to}`} asked={asked} />
      <Recent />
    </Page>
  );
}
