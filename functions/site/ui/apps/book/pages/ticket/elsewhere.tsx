/** Other places for a ticket. */
import { Opened } from "../../opened";
import { shownLater } from "../../seldom";
import { t } from "../../texts";

const Places = shownLater("Elsewhere");

export const Elsewhere = ({ id }: { id: string }) => (
  <Opened title={t("elsewhere.title")}>{() => <Places id={id} />}</Opened>
);
