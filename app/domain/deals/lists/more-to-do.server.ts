import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Clock } from "../clock.ts";
import { mayExtend } from "../requests/extension.ts";
import type { MoreTime } from "./to-dos.ts";

/** What the partner may still ask for, of deals whose protection ends soon. */
export async function moreTimeFor(
  tx: ScopedTx,
  dealIds: string[],
  { now, timeZone }: Clock,
): Promise<Map<string, MoreTime>> {
  if (dealIds.length === 0) return new Map();
  const { vendorId } = tx;
  const [deals, requests] = await Promise.all([
    tx.deal.findMany({
      where: { vendorId, id: { in: dealIds } },
      select: { id: true, status: true, protectedUntil: true, registration: true, rules: true },
    }),
    tx.dealRequest.findMany({
      where: { vendorId, dealId: { in: dealIds }, kind: "extension" },
      select: { dealId: true, kind: true, status: true, registration: true, answerBy: true },
    }),
  ]);
  return new Map(
    deals.flatMap((deal): [string, MoreTime][] => {
      const rules = ProgramRules.parse(deal.rules);
      const asked = requests.filter(({ dealId }) => dealId === deal.id);
      const waits = asked.find(({ status }) => status === "pending");
      if (waits) return [[deal.id, { asked: true, by: waits.answerBy }]];
      const answer = mayExtend({ ...deal, rules, requests: asked }, now, timeZone);
      if (!answer.ok) return [];
      return [[deal.id, { asked: false, by: answer.lastMoment, days: rules.extensionDays }]];
    }),
  );
}

/** Until when the vendor wants to see proof of work that nobody has handed in yet, by deal. */
export async function proofWanted(tx: ScopedTx, dealIds: string[]): Promise<Map<string, Date>> {
  const { vendorId } = tx;
  const sides = await tx.disputeSide.findMany({
    where: { vendorId, dealId: { in: dealIds }, closedAt: null, evidence: { none: { vendorId } } },
    select: { dealId: true, dueAt: true },
  });
  return new Map(sides.map(({ dealId, dueAt }) => [dealId, dueAt]));
}
