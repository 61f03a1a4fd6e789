import { prisma } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { membershipsOf } from "../members/memberships.server.ts";
import { asPerson } from "../profile/person-scope.server.ts";
import { secondFactorOf } from "../second-factor/second-factor.server.ts";
import { type Browser, endSession, type Proof, startSession } from "../session/session.server.ts";
import { browserWords } from "./browser-words.ts";
import { knownBrowser, knownBrowserCookie } from "./known-browser.server.ts";
import { beginSecondStep, pendingCookieCleared } from "./pending-sign-in.server.ts";

/**
 * Somebody proved who it is: ends the session that the browser had and starts one at the first place where the
 * person works. Returns the cookies to set.
 */
export async function completeSignIn(
  personId: string,
  browser: Browser,
  proof: Proof,
  at: Date,
): Promise<string[]> {
  const { email, name } = await prisma.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, name: true },
  });
  await endSession(browser.cookieHeader);
  const [first] = await membershipsOf(personId);
  const place = first ? { vendorId: first.vendorId, membershipId: first.id } : null;
  const session = await startSession(personId, place, browser, proof);

  const isNew = proof !== "link" && !knownBrowser(browser.cookieHeader, email);
  await asPerson(personId, async (_tx, { note, write }) => {
    await note("person.signed-in", { proof });
    if (!isNew) return;
    const where = browserWords(browser.userAgent);
    await write({
      toName: name,
      toAddress: email,
      subject: "New sign-in to Tributary",
      text: `Somebody signed in as you on ${at.toISOString().slice(0, 16).replace("T", " at ")} UTC, with ${where}, where you had not signed in before.\n\nIf that was you, there is nothing to do. If not, end the session and set another password: ${env.ORIGIN}/account`,
    });
  });
  return [session, knownBrowserCookie(email), pendingCookieCleared];
}

export type SignedIn = { next: "home" | "second-factor"; cookies: string[] };

/** After the first step: the second one where the person has set one up, else a session. */
export async function goOnSigningIn(
  personId: string,
  browser: Browser,
  proof: Proof,
  at: Date,
): Promise<SignedIn> {
  if (await secondFactorOf(personId)) {
    return { next: "second-factor", cookies: [await beginSecondStep(personId, at)] };
  }
  return { next: "home", cookies: await completeSignIn(personId, browser, proof, at) };
}
