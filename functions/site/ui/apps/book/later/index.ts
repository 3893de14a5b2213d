/** Pages that come seldom. They and their texts are loaded when the first of them is asked for. */
import "./later.css";
import "./live/live.css";

export { Account } from "./account";
export { Register } from "./account/register";
export { AccountSignIn } from "./account/sign-in";
export { Along } from "./along";
export { Cancel } from "./cancel";
export { Connections } from "./connections";
export { Elsewhere } from "./elsewhere";
export { Exchange } from "./exchange";
export { FindTicket } from "./find";
export { Help } from "./help";
export { Live } from "./live";
export { Mending } from "./mending";
export { Passenger } from "./passenger";
export { PromoField } from "./promo-field";
export { Rules } from "./rules";
export { ShortCode } from "./short-code";
export { Split } from "./split";
export { WaitingEntry, WaitingList } from "./waiting";
