import type { Browser } from "../session/session.server.ts";
import { completeSignIn } from "../sign-in/complete-sign-in.server.ts";
import { limit } from "../sign-in/limit.server.ts";
import type { Assertion } from "./passkey.schema.ts";
import { passkeyToUse, readPasskey, type UsedPasskey } from "./read-passkey.server.ts";

export type PasskeySignIn =
  | { ok: true /** To be set. */; cookies: string[] }
  | Extract<UsedPasskey, { ok: false }>
  | { ok: false; reason: "too-many"; seconds: number };

/** What the browser needs to offer the passkeys that the device has for us. */
export const passkeyForSignIn = (at: Date) => passkeyToUse("sign-in", null, at);

/** Signs in whoever the passkey belongs to: no name, no password, no second step. */
export async function signInWithPasskey(
  assertion: Assertion,
  browser: Browser,
  at: Date,
): Promise<PasskeySignIn> {
  const allowed = await limit("passkey-address", browser.address ?? "unknown");
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const { cookieHeader } = browser;
  const used = await readPasskey({ ceremony: "sign-in", assertion, cookieHeader }, at);
  if (!used.ok) return used;
  return { ok: true, cookies: await completeSignIn(used.personId, browser, "passkey", at) };
}
