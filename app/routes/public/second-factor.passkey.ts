import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { Assertion } from "#app/domain/identity/second-factor/passkey.schema.ts";
import {
  answerWithPasskey,
  passkeyForSecondStep,
} from "#app/domain/identity/second-factor/second-step.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { browserOf, setCookies } from "../browser.server.ts";
import {
  ceremonyAnswer,
  passkeyProblem,
  passkeyWords,
  readAnswer,
} from "../passkey-answer.server.ts";
import { pathWithin } from "../path-within.ts";

/** For whoever gave the right password in this browser. */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = await passkeyForSecondStep(request.headers.get("Cookie"), now());
  return asked ? ceremonyAnswer(asked) : passkeyProblem(passkeyWords.over);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const read = await readAnswer(request, Assertion);
  if (!read) return passkeyProblem(passkeyWords.wrong, { status: 400 });
  const outcome = await answerWithPasskey(read.answer, browserOf(request, context), now());
  if (!outcome.ok) {
    return passkeyProblem(outcome.reason === "over" ? passkeyWords.over : passkeyWords.wrong);
  }
  const next = new URL(request.url).searchParams.get("next");
  return redirect(pathWithin(next), { headers: setCookies(outcome.cookies) });
}
