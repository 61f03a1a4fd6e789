import { z } from "zod";

import type { Fault } from "#app/domain/deals/api/parts-by-number.server.ts";
import { readDealResource } from "#app/domain/deals/api/read-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { type Call, faults } from "../api-route.server.ts";
import type { Done } from "../json-answer.ts";
import { ApiProblem } from "../problem.ts";

const Uuid = z.uuid();

/** An address with anything but an id in this place leads nowhere. */
export function dealIdOf({ params }: Pick<Call, "params">): string {
  const id = Uuid.safeParse(params.dealId);
  if (!id.success) throw new ApiProblem("not-found");
  return id.data;
}

/** A deal as it stands in the scope of the key. */
export async function dealAnswer(
  { key, now }: Pick<Call, "key" | "now">,
  id: string,
  status = 200,
): Promise<Done> {
  const { actor } = key;
  const deal = await withScope(actor, (tx) => readDealResource(tx, actor, id, now));
  if (!deal) throw new ApiProblem("not-found");
  const headers: Record<string, string> = { ETag: `"${deal.version}"` };
  if (status === 201) headers.Location = deal.links.self;
  return { status, headers, body: deal };
}

/** What a use case answers, as far as it matters here. */
export type Outcome = {
  ok: boolean;
  reason?: string;
  faults?: Fault[];
  /** Of lines without a price. */
  lines?: number[];
  words?: string[];
};

const refusals: Record<string, string> = {
  protected: "Another deal protects it",
  held: "Another deal protects it",
  "nothing-differs": "That is how it reads already",
  "in-the-past": "The day is over",
  "asked-before": "It was asked before",
  "too-late": "The time for asking is over",
  "not-yours": "Somebody else decides this step",
  "decided-before": "Whoever decided an earlier step decides no other of the same deal",
  "step-decided": "This step is decided",
  "no-family": "There is no product family left in it",
  "too-long": "The programme does not protect that long",
};

/** Says why nothing was done, where nothing was. */
export async function mustHaveMoved(call: Call, id: string, outcome: Outcome): Promise<void> {
  if (outcome.ok) return;
  switch (outcome.reason) {
    case "not-found":
      throw new ApiProblem("not-found");
    case "wrong-state": {
      const { body } = await dealAnswer(call, id);
      const { status } = body as { status: string };
      throw new ApiProblem("wrong-state", { detail: `The deal is ${status.replace("_", " ")}` });
    }
    case "changed": {
      const { body } = await dealAnswer(call, id);
      throw new ApiProblem("changed", { version: (body as { version: number }).version });
    }
    // What was sent is wrong, in the terms that came with the action.
    case "faults":
      throw faults(
        (outcome.faults ?? []).map((each) => ({ ...each, path: ["terms", ...each.path] })),
      );
    case "no-price":
      throw faults(
        (outcome.lines ?? []).map((line) => ({
          path: ["terms", "lines", line],
          message: "The part has no price",
        })),
      );
    case "not-taken":
      throw new ApiProblem("refused", { detail: outcome.words?.join(". ") || undefined });
    default:
      throw new ApiProblem("refused", { detail: refusals[outcome.reason ?? ""] });
  }
}
