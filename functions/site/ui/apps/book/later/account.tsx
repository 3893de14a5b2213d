/** The account. */
import { Page } from "@/ui/page";
import { tl } from "../texts";

export function Account() {
  return <Page heading={tl("account.title")}>{null}</Page>;
}

export function AccountSignIn() {
  return <Page heading={tl("account.signIn")}>{null}</Page>;
}

export function Register() {
  return <Page heading={tl("account.register")}>{null}</Page>;
}
