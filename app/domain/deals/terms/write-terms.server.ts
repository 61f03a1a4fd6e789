import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { lookAgain } from "../conflicts/conflicts-of-deal.server.ts";
import { changeDeal, type LockedDeal, type Made } from "../deal.store.server.ts";
import { findDeal } from "../find-deal.server.ts";
import { type Moved, notFound } from "../refusal.ts";
import { type Terms, termsOf, withTerms } from "./terms.ts";
import type { TermsRefused } from "./terms-refused.ts";
import { replaceLines, workOutTerms } from "./work-out-terms.server.ts";

/** What comes of a form with terms. */
export type Edited = Moved | TermsRefused;

/** `another`: other parts or another customer, which make it another deal to decide. */
type Written = { ok: true; made: Made; another: boolean } | TermsRefused | typeof notFound;

/**
 * Writes its partner's terms over those of a deal that is held, moves it if asked, and looks again at who else is at
 * that customer. What the partner may write in that state is the caller's rule, and the database's.
 */
export async function writeTerms(
  tx: ScopedTx,
  actor: PartnerActor,
  deal: LockedDeal,
  terms: Partial<Terms>,
  now: Date,
  move: Pick<Prisma.DealUncheckedUpdateManyInput, "status"> = {},
): Promise<Written> {
  const record = await findDeal(tx, deal.id);
  if (!record) return notFound;
  const after = withTerms(termsOf(record), terms);
  const rules = ProgramRules.parse(deal.rules);
  const worked = await workOutTerms(tx, actor, record, { after, rules }, now);
  if (!worked.ok) return worked;

  const made = await changeDeal(tx, deal.id, now, { ...worked.change, ...move });
  if (worked.lines) await replaceLines(tx, actor, deal, worked.lines);
  if (worked.lines || worked.customerChanged) await lookAgain(tx, actor, deal.id, now);
  return {
    ok: true,
    made: { ...made, changes: { ...made.changes, ...worked.changes } },
    another: worked.lines !== null || worked.customerChanged,
  };
}
