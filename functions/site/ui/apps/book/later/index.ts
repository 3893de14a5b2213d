/** Pages that come seldom. They and their texts are loaded when the first of them is asked for. */
export { Account, AccountSignIn, Register } from "./account";
export { Cancel } from "./cancel";
export { Exchange } from "./exchange";
export { FindTicket } from "./find-ticket";
export { Help } from "./help";
export { Live } from "./live";
export { Passenger } from "./passenger";
export { WaitingEntry, WaitingList } from "./waiting";
