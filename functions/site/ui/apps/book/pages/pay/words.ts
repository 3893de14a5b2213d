/** Why a payment failed or went back, in the reader's language; a reason without a text is told by the API's sentence. */
import { textOf } from "@/i18n/t";
import type { Payment } from "../../kept";

export const failure = ({ code, detail }: NonNullable<Payment["failure"]>): string =>
  textOf(`pay.failed.${code}`) ?? detail;
