import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";

import { HandInProof } from "#app/domain/deals/dispute/dispute.schema.ts";
import { handInProof } from "#app/domain/deals/dispute/hand-in-proof.server.ts";
import { mayHandIn } from "#app/domain/deals/dispute/may-hand-in.server.ts";
import { fileRefusals } from "#app/domain/deals/files/deal-file.ts";
import type { ProofAnswer } from "#app/domain/deals/ui/dispute/proof-panel.tsx";
import type { PartnerActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { plainText } from "#app/platform/plain-text.ts";

import { readAttachment, requireForm } from "./deal-file.server.ts";

export type TakenProof = { ok: true } | ({ ok: false; status: number } & ProofAnswer);

const notFound = () => data("Not found", { status: 404 });

/** Takes a form with a partner's proof, and the file that may be with it. */
export async function takeProof(
  request: Request,
  actor: PartnerActor,
  dealId: string,
): Promise<TakenProof> {
  requireForm(request);
  if (!(await mayHandIn(actor, dealId))) throw notFound();
  const { fields, file } = await readAttachment(request, actor, () => null);
  const typed = Object.fromEntries(fields);
  const refuse = (
    status: number,
    errors: ProofAnswer["errors"],
    wrong: string | null = null,
  ): TakenProof => ({ ok: false, status, errors, typed, wrong });

  const form = new FormData();
  for (const [name, value] of fields) form.append(name, plainText(value));
  const submission = parseWithZod(form, { schema: HandInProof });
  if (submission.status !== "success") return refuse(400, submission.error ?? {});
  if (!file.ok && file.reason !== "none") return refuse(400, {}, fileRefusals[file.reason]);

  const proof = { ...submission.value, dealId, file: file.ok ? file : null };
  const taken = await handInProof(actor, proof, now());
  if (taken.ok) return { ok: true };
  switch (taken.reason) {
    case "not-found":
      throw notFound();
    case "not-yet":
      return refuse(400, { day: ["Choose a day that has been"] });
    case "too-many":
      return refuse(409, {}, fileRefusals["too-many"]);
    default:
      return refuse(409, {}, "It was decided meanwhile");
  }
}
