/** The field of a promo code. */
import { Field } from "@/ui/form";
import { tl as t } from "../texts";
import { change, type Way } from "../way";

export const PromoField = ({ of: { promo = "" } }: { of: Way }) => (
  <Field
    pointer="/promo_code"
    label={t("check.promoCode")}
    hint={t("check.promoHint")}
    autocomplete="off"
    spellcheck={false}
    maxLength={24}
    value={promo}
    onValue={(typed) => change({ promo: typed })}
  />
);
