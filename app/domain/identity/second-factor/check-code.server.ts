import type { Proof } from "../session/session.server.ts";
import { spendAuthenticatorCode } from "./authenticator.server.ts";
import { codesLeft, spendCode } from "./recovery-codes.server.ts";
import { noteBeforeSignIn, type Person } from "./second-factor-notice.server.ts";

/** What a code proves together with the password: one of the app, or a recovery code. Either is spent by it. */
export async function checkCode(person: Person, typed: string, at: Date): Promise<Proof | null> {
  if (await spendAuthenticatorCode(person.id, typed, at)) return "password+totp";
  if (!(await spendCode(person.id, typed, at))) return null;
  const left = await codesLeft(person.id);
  await noteBeforeSignIn(person, { kind: "recovery_code_used", left });
  return "password+recovery";
}
