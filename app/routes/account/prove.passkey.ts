import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { Assertion } from "#app/domain/identity/second-factor/passkey.schema.ts";
import {
  passkeyToProve,
  proveWithPasskey,
} from "#app/domain/identity/second-factor/prove-again.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { requireVisitor } from "../guard.server.ts";
import {
  ceremonyAnswer,
  passkeyProblem,
  passkeyWords,
  readAnswer,
} from "../passkey-answer.server.ts";
import { pathWithin } from "../path-within.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const visitor = await requireVisitor(request);
  return ceremonyAnswer(await passkeyToProve(visitor, now()));
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await requireVisitor(request);
  const read = await readAnswer(request, Assertion);
  if (!read) return passkeyProblem(passkeyWords.wrong, { status: 400 });
  const cookie = request.headers.get("Cookie");
  const outcome = await proveWithPasskey(visitor, read.answer, cookie, now());
  if (!outcome.ok) return passkeyProblem(passkeyWords.wrong);
  const next = new URL(request.url).searchParams.get("next");
  return redirect(pathWithin(next), { headers: { "Set-Cookie": outcome.cookie } });
}
