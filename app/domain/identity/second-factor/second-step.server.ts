import { prisma } from "#app/platform/db/client.server.ts";
import type { Browser, Proof } from "../session/session.server.ts";
import { completeSignIn } from "../sign-in/complete-sign-in.server.ts";
import { knownBrowser } from "../sign-in/known-browser.server.ts";
import { type Allowed, forget, forgive, limit } from "../sign-in/limit.server.ts";
import { endSecondStep, pendingSignIn } from "../sign-in/pending-sign-in.server.ts";
import type { Token } from "../sign-in/token.server.ts";
import { checkCode } from "./check-code.server.ts";
import type { Assertion } from "./passkey.schema.ts";
import type { Ceremony } from "./passkey-challenge.server.ts";
import { passkeyToUse, readPasskey } from "./read-passkey.server.ts";
import { asMade } from "./recovery-code.server.ts";
import { type SecondFactors, secondFactorsOf } from "./second-factor.server.ts";
import { noteBeforeSignIn, type Person } from "./second-factor-notice.server.ts";

export type SecondStep =
  | { ok: true /** To be set. */; cookies: string[] }
  | {
      ok: false /** The five minutes are over, or somebody was faster. */;
      reason: "over" | "wrong";
    }
  | { ok: false; reason: "too-many"; seconds: number };

type Waiting = { token: Token; person: Person; factors: SecondFactors };

/** Who gave the right password in this browser and what they can go on with. */
export async function waitingForSecondStep(
  cookieHeader: string | null,
  at: Date,
): Promise<Waiting | null> {
  const token = await pendingSignIn(cookieHeader, at);
  if (!token) return null;
  const person = await prisma.person.findUniqueOrThrow({
    where: { id: token.personId },
    select: { id: true, email: true, name: true },
  });
  const factors = await secondFactorsOf(person.id);
  // They were reset in between: the password alone will do, from the start.
  if (!factors.totpSince && factors.passkeys === 0) return null;
  return { token, person, factors };
}

const nameOf = ({ token }: Waiting) => Buffer.from(token.hash).toString("hex");

/**
 * Five tries for each right password, and some more in a while for each person. A browser that the person has
 * used before has its own, so that somebody who knows only the password cannot lock its owner out; nor can they
 * with recovery codes and passkeys, which nobody guesses.
 */
async function limitTry(waiting: Waiting, typed: string, browser: Browser): Promise<Allowed> {
  const here = await limit("second-factor-attempt", nameOf(waiting));
  if (!here.ok || asMade(typed)) return here;
  const all = await limit("second-factor-person", triesOf(waiting.person, browser));
  if (!all.ok) await warn(waiting.person);
  return all;
}

function triesOf({ id, email }: Person, { cookieHeader }: Browser): string {
  const known = knownBrowser(cookieHeader, email);
  return known ? `${id} ${known}` : id;
}

/** The right code takes its own try back and leaves those of others counted. */
async function forgiveTry(person: Person, browser: Browser) {
  const tries = triesOf(person, browser);
  await (tries === person.id ? forgive : forget)("second-factor-person", tries);
}

/** Whoever tries codes knows the password: its owner should hear of it, once a day. */
async function warn(person: Person) {
  const first = await limit("second-factor-warning", person.id);
  if (first.ok) await noteBeforeSignIn(person, { kind: "codes_refused" });
}

/** The second step with a code: of the app, or a recovery code. */
export async function answerWithCode(
  typed: string,
  browser: Browser,
  at: Date,
): Promise<SecondStep> {
  const waiting = await waitingForSecondStep(browser.cookieHeader, at);
  if (!waiting) return { ok: false, reason: "over" };
  const allowed = await limitTry(waiting, typed, browser);
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const proof = await checkCode(waiting.person, typed, at);
  if (!proof) return { ok: false, reason: "wrong" };

  if (!asMade(typed)) await forgiveTry(waiting.person, browser);
  return finish(waiting, browser, proof, at);
}

const ceremonyOf = (waiting: Waiting): Ceremony => `second-step ${nameOf(waiting)}`;

/** What the browser needs to answer with a passkey of the person who waits. */
export async function passkeyForSecondStep(cookieHeader: string | null, at: Date) {
  const waiting = await waitingForSecondStep(cookieHeader, at);
  return waiting && passkeyToUse(ceremonyOf(waiting), waiting.person.id, at);
}

/** The second step with a passkey. */
export async function answerWithPasskey(
  assertion: Assertion,
  browser: Browser,
  at: Date,
): Promise<SecondStep> {
  const waiting = await waitingForSecondStep(browser.cookieHeader, at);
  if (!waiting) return { ok: false, reason: "over" };
  const { id: personId } = waiting.person;
  const { cookieHeader } = browser;
  const ceremony = ceremonyOf(waiting);
  const used = await readPasskey({ ceremony, assertion, cookieHeader, personId }, at);
  if (!used.ok) return { ok: false, reason: "wrong" };
  return finish(waiting, browser, "passkey", at);
}

async function finish(
  { token }: Waiting,
  browser: Browser,
  proof: Proof,
  at: Date,
): Promise<SecondStep> {
  if (!(await endSecondStep(prisma, token.hash, at))) return { ok: false, reason: "over" };
  return { ok: true, cookies: await completeSignIn(token.personId, browser, proof, at) };
}
