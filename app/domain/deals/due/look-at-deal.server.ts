import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import type { BusinessCalendar } from "#app/domain/programs/business-calendar.ts";
import { protectionEnd } from "#app/domain/programs/local-time.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import { systemActor } from "#app/platform/actor.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import type { DealStatus } from "../deal.ts";
import { stepsOf } from "../decide/steps.server.ts";
import { currentStep } from "../decide/steps.ts";
import { type ClockFacts, dueFor, type Notice } from "./due-notices.ts";
import { expireDeal } from "./expire-deal.server.ts";
import { giveNotice } from "./give-notice.server.ts";

export type DealOnTheClock = {
  id: string;
  number: string;
  version: number;
  status: DealStatus;
  partnerId: string;
  ownerId: string;
  customerName: string;
  submittedAt: Date | null;
  decideBy: Date | null;
  decidedAt: Date | null;
  protectedUntil: Date | null;
  heardAt: Date | null;
  askedAt: Date | null;
  rules: Prisma.JsonValue;
};

/** What was done, by kind; null when somebody else holds the deal, or has looked already. */
export type Looked = (Notice["kind"] | "expired")[] | null;

/**
 * Does what is due for one deal, all of it or nothing: notice, letter and the next look share the transaction, so
 * that whoever dies in between leaves it as it was, and whoever comes second finds it done.
 */
export function lookAtDeal(vendorId: number, dealId: string, now: Date): Promise<Looked> {
  const system = systemActor(vendorId);
  return withScope(system, async (tx) => {
    const deal = await holdDue(tx, dealId, now);
    if (!deal) return null;
    const calendar = await businessCalendar(tx);
    const rules = ProgramRules.parse(deal.rules);
    const endKnownAt = await endKnown(tx, deal, rules, calendar, now);
    const step = currentStep(await stepsOf(tx, dealId));
    // Whose word is outstanding is late by its own day, not by that of the whole.
    const decideBy = step?.dueAt ?? deal.decideBy;
    const facts: ClockFacts = { ...deal, ...rules, endKnownAt, decideBy };
    const due = dueFor(facts, calendar, now);
    if (due.expire) {
      await expireDeal(tx, system, deal, now);
      return ["expired"];
    }
    const vendor = await findVendor(tx);
    const given: Notice["kind"][] = [];
    for (const notice of due.notices) {
      if (!(await firstTime(tx, deal, notice, now))) continue;
      await giveNotice(tx, system, { deal, rules, vendor, step, now }, notice.kind);
      given.push(notice.kind);
    }
    await lookAgain(tx, dealId, due.next);
    return given;
  });
}

/** Holds the deal while it is due; one that another worker holds is left to it. */
async function holdDue(tx: ScopedTx, dealId: string, now: Date): Promise<DealOnTheClock | null> {
  const { vendorId } = tx;
  const [deal] = await tx.$queryRaw<DealOnTheClock[]>`
    select d.id, d.number, d.version, d.status::text, d.partner_id as "partnerId", d.owner_id as "ownerId",
           d.customer_name as "customerName", d.submitted_at as "submittedAt", d.decide_by as "decideBy",
           d.decided_at as "decidedAt", d.protected_until as "protectedUntil", d.rules,
           (select max(e.at) from deal_event e
             where e.vendor_id = ${vendorId}::int and e.deal_id = d.id and e.side = 'partner') as "heardAt",
           (select max(e.at) from deal_event e
             where e.vendor_id = ${vendorId}::int and e.deal_id = d.id and e.kind = 'info_requested') as "askedAt"
      from deal d
     where d.vendor_id = ${vendorId}::int and d.id = ${dealId}::uuid and d.clock_at <= ${now}::timestamptz
       for update of d skip locked`;
  return deal ?? null;
}

/** True for whoever does it first, however often it is tried. */
async function firstTime(
  tx: ScopedTx,
  { id: dealId, partnerId }: DealOnTheClock,
  { kind, key }: { kind: string; key: string },
  at: Date,
): Promise<boolean> {
  const { vendorId } = tx;
  const { count } = await tx.dealNotice.createMany({
    data: [{ vendorId, dealId, partnerId, kind, key, at }],
    skipDuplicates: true,
  });
  return count === 1;
}

/**
 * Since when the protection has the end it has. The first end is as old as the decision; of another one the clock
 * keeps when it first saw it.
 */
async function endKnown(
  tx: ScopedTx,
  deal: DealOnTheClock,
  { protectionDays }: ProgramRules,
  { timeZone }: BusinessCalendar,
  now: Date,
): Promise<Date | null> {
  const { decidedAt, protectedUntil } = deal;
  if (deal.status !== "approved" || !decidedAt || !protectedUntil) return null;
  const first = protectionEnd(decidedAt, protectionDays, timeZone);
  if (first.getTime() === protectedUntil.getTime()) return decidedAt;
  const end = { kind: "end", key: protectedUntil.toISOString() };
  if (await firstTime(tx, deal, end, now)) return now;
  const seen = await tx.dealNotice.findFirst({
    where: { vendorId: tx.vendorId, dealId: deal.id, ...end },
    select: { at: true },
  });
  return seen?.at ?? now;
}

const lookAgain = (tx: ScopedTx, id: string, clockAt: Date | null) =>
  tx.deal.updateMany({ where: { vendorId: tx.vendorId, id }, data: { clockAt } });
