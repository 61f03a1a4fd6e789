import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { addPasskey, passkeyToAdd } from "#app/domain/identity/second-factor/add-passkey.server.ts";
import { Attestation, PasskeyName } from "#app/domain/identity/second-factor/passkey.schema.ts";
import { now } from "#app/platform/clock.server.ts";

import { requireVisitor } from "../guard.server.ts";
import {
  ceremonyAnswer,
  passkeyProblem,
  passkeyWords,
  readAnswer,
} from "../passkey-answer.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

const back = "/account/security";

const words = {
  over: passkeyWords.over,
  "not-verified": passkeyWords["not-verified"],
  known: "This passkey belongs to a login already.",
  "too-many": "You have as many passkeys as one login holds. Remove one that you do not use.",
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { person } = await requireVisitor(request);
  return ceremonyAnswer(await passkeyToAdd(person, now()));
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, person } = await requireVisitor(request);
  await requireRecentProof(request, { back });
  const read = await readAnswer(request, Attestation);
  if (!read) return passkeyProblem(words["not-verified"], { status: 400 });
  const name = PasskeyName.safeParse(read.form.get("name"));
  if (!name.success) return passkeyProblem("Give the passkey a name.", { status: 400 });

  const passkey = {
    name: name.data,
    attestation: read.answer,
    cookieHeader: request.headers.get("Cookie"),
  };
  const outcome = await addPasskey({ actor, person }, passkey, now());
  return outcome.ok
    ? { name: name.data, codes: outcome.codes }
    : passkeyProblem(words[outcome.reason]);
}
