import { prisma } from "#app/platform/db/client.server.ts";

import { cookieIn, privateCookie } from "./cookie.server.ts";
import { findToken, issueToken, type Token, type TokenDb, useToken } from "./token.server.ts";

const name = "tributary-step";
const path = "/sign-in";
const MINUTES = 5;

/** The password was right and the second step is still to come. Returns the cookie to set. */
export async function beginSecondStep(personId: string, at: Date): Promise<string> {
  const purpose = "second_factor" as const;
  const secret = await issueToken(prisma, { personId, purpose, minutes: MINUTES }, at);
  return privateCookie(name, secret, { path, maxAge: MINUTES * 60 });
}

/** Who is between the two steps in this browser. */
export async function pendingSignIn(cookieHeader: string | null, at: Date): Promise<Token | null> {
  const secret = cookieIn(cookieHeader, name);
  return secret ? findToken(prisma, "second_factor", secret, at) : null;
}

/** True for exactly one caller: the moment of success. */
export const endSecondStep = (db: TokenDb, hash: Token["hash"], at: Date) => useToken(db, hash, at);

export const pendingCookieCleared = privateCookie(name, "", { path, maxAge: 0 });
