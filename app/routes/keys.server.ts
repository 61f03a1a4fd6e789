import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import { z } from "zod";

import { MakeKey } from "#app/domain/identity/keys/api-key.schema.ts";
import {
  listKeys,
  makeKey,
  revokeKey,
  rolesForKeys,
} from "#app/domain/identity/keys/keys.server.ts";
import type { KeysAnswer } from "#app/domain/identity/ui/keys/keys-page.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { readForm } from "./form.server.ts";
import { requireRecentProof } from "./recent-proof.server.ts";

const refusals = {
  "role-not-yours-to-give": "This role is not yours to give",
  "too-many": "There are 50 keys that work; revoke one first",
  "sent-twice": "The key was made before, and is not shown again. Revoke it and make another one",
};

/** The keys of the actor's organisation, and what a form for another one needs. */
export async function readKeys(request: Request, actor: Actor) {
  if (new URL(request.url).searchParams.get("do") === "make") await requireRecentProof(request);
  return withScope(actor, async (tx) => ({
    keys: await listKeys(tx, actor),
    roles: rolesForKeys(actor),
    keyId: newId(),
    now: now(),
    timeZone: (await findVendor(tx)).timeZone,
  }));
}

const answer = (status: number, rest: KeysAnswer) => data<KeysAnswer>(rest, { status });

/** Whatever is posted to the keys of an organisation. */
export async function changeKeys(request: Request, actor: Actor) {
  const form = await readForm(request);
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  if (form.get("intent") === "revoke") {
    const id = z.uuid().safeParse(form.get("of"));
    if (!id.success) throw data("Not understood", { status: 400 });
    if (await revokeKey(actor, id.data, now())) throw redirect(`${path}?done=revoked`);
    return answer(409, { refusal: "This key is revoked already" });
  }
  if (form.get("intent") !== "make") throw data("Not understood", { status: 400 });
  await requireRecentProof(request, { back: `${path}?do=make` });
  const submission = parseWithZod(form, { schema: MakeKey });
  if (submission.status !== "success") return answer(400, { lastResult: submission.reply() });
  const made = await makeKey(actor, submission.value, now());
  if (made.ok) return answer(200, { made: { name: submission.value.name, text: made.text } });
  return answer(409, { refusal: refusals[made.reason] });
}
