import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { Assertion } from "#app/domain/identity/second-factor/passkey.schema.ts";
import {
  passkeyForSignIn,
  signInWithPasskey,
} from "#app/domain/identity/second-factor/sign-in-with-passkey.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { browserOf, setCookies, tooMany } from "../browser.server.ts";
import {
  ceremonyAnswer,
  passkeyProblem,
  passkeyWords,
  readAnswer,
} from "../passkey-answer.server.ts";
import { pathWithin } from "../path-within.ts";

/** Open to everybody, as the sign-in page is. */
export async function loader() {
  return ceremonyAnswer(await passkeyForSignIn(now()));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const read = await readAnswer(request, Assertion);
  if (!read) return passkeyProblem(passkeyWords["not-verified"], { status: 400 });
  const outcome = await signInWithPasskey(read.answer, browserOf(request, context), now());
  if (!outcome.ok && outcome.reason === "too-many") {
    const { sentence, init } = tooMany(outcome.seconds);
    return passkeyProblem(sentence, init);
  }
  if (!outcome.ok) return passkeyProblem(passkeyWords[outcome.reason]);
  const next = new URL(request.url).searchParams.get("next");
  return redirect(pathWithin(next), { headers: setCookies(outcome.cookies) });
}
