import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import type { Fact } from "#app/domain/revenue/allocation/fact.ts";
import { rowText } from "#app/domain/revenue/ledger/ledger-row.ts";
import { selectLedger } from "#app/domain/revenue/ledger/work.store.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { idOfWords, newId } from "#app/platform/id.server.ts";

import { aWorld, type World } from "./world.ts";

const at = new Date("2026-10-01T08:00:00Z");

export type LedgerWorld = World & {
  /** Ids for the names in a random history. */
  ids: Record<string, string>;
  submissions: Record<string, string>;
};

/** A world in which the partners, customers and products of random facts are there; the third reseller does not report. */
export async function aLedgerWorld(): Promise<LedgerWorld> {
  const world = await aWorld();
  const { vendorId } = world;
  const quiet = newId();
  const ids: Record<string, string> = {
    d1: world.north.partnerId,
    d2: world.south.partnerId,
    r1: world.ada.partnerId,
    r2: world.bob.partnerId,
    r3: quiet,
    p1: world.sentry.id,
    p2: world.vane.id,
  };
  const submissions: Record<string, string> = {};
  await withScope(world.system, async (tx) => {
    await tx.partner.createMany({
      data: [
        {
          ...{ vendorId, id: quiet, kind: "reseller", code: "QUIET", name: "Quiet", city: "Leeds" },
          ...{ country: "GB", createdAt: at },
        },
      ],
    });
    const words = ["c1", "c2", "c3"].map((name) => ({ name: `Customer ${name}` }));
    await resolveParties(tx, { partnerId: null }, words, at);
    const parties = await tx.reportedParty.findMany({ where: { vendorId } });
    for (const { id, name } of parties) ids[name.slice(-2)] = id;
    for (const reporter of ["vendor", "d1", "d2", "r1", "r2", "r3"]) {
      const id = newId();
      submissions[reporter] = id;
      const partnerId = reporter === "vendor" ? null : (ids[reporter] ?? null);
      const isQuiet = reporter === "vendor" || reporter === "r3";
      await tx.submission.createMany({
        data: [
          {
            ...{ vendorId, id, partnerId, fileName: "facts.csv", bytes: 1, sha256: id },
            ...{ kind: isQuiet ? "sell_in" : "pos", status: "applied", senderName: "A sender" },
            createdAt: at,
          },
        ],
      });
    }
  });
  return { ...world, ids, submissions };
}

/** The same fact is the same row in every world with the same name for it. */
const factId = (world: LedgerWorld, id: string) => idOfWords(`${world.vendorId} ${id}`);

/** Facts become live lines, as a file that is applied has them. */
export async function deliver(world: LedgerWorld, facts: readonly Fact[]) {
  if (facts.length === 0) return;
  const { vendorId, ids } = world;
  await withScope(world.system, async (tx) => {
    await tx.revenueFact.createMany({
      data: facts.map((fact, index) => ({
        ...{ vendorId, id: factId(world, fact.id), kind: fact.kind, quantity: fact.quantity },
        partnerId: fact.partnerId && (ids[fact.partnerId] ?? null),
        soldToId: fact.soldToId && (ids[fact.soldToId] ?? null),
        partyId: fact.partyId && (ids[fact.partyId] ?? null),
        productId: ids[fact.productId] ?? "",
        day: new Date(fact.day),
        unitMicros: 0n,
        amountMinor: fact.amountMinor,
        currency: fact.currency,
        ...{ branch: "", document: fact.id, lineNo: "1", lineKey: fact.id, serials: [] },
        submissionId: world.submissions[fact.partnerId ?? "vendor"] ?? "",
        rowNo: index,
        createdAt: at,
      })),
    });
  });
}

/** Lines end, as a correction or a file that is taken back has it, or count again. */
export const setLive = (world: LedgerWorld, facts: readonly Fact[], live: boolean) =>
  withScope(world.system, (tx) =>
    tx.revenueFact.updateMany({
      where: { vendorId: world.vendorId, id: { in: facts.map(({ id }) => factId(world, id)) } },
      data: { supersededAt: live ? null : at },
    }),
  );

export const settle = ({ vendorId }: World) => allocateLedger.run({ vendorId });

/** Every entry and every sum as text, in an order of their own. */
export const wholeLedger = (world: LedgerWorld) =>
  withScope(world.system, async (tx) => {
    const texts: string[] = [];
    for (const product of ["p1", "p2"]) {
      const rows = await selectLedger(tx, world.ids[product] ?? "");
      texts.push(...rows.map((row) => `${product} ${rowText(row)}`));
    }
    const sums = await tx.query<{ text: string }>(Prisma.sql`
      select s::text as text from ledger_sum s where vendor_id = ${world.vendorId}::int
      union all
      select 'year ' || s::text from ledger_year s where vendor_id = ${world.vendorId}::int
       order by 1`);
    return { entries: texts, sums: sums.map(({ text }) => text) };
  });

/** Takes away all that follows from the facts, except what is closed. */
export const forgetLedger = (world: LedgerWorld, closedThrough = new Date("0001-01-01")) =>
  withScope(world.system, async (tx) => {
    const { vendorId } = world;
    await tx.ledgerState.deleteMany({ where: { vendorId } });
    await tx.ledgerSum.deleteMany({ where: { vendorId } });
    await tx.ledgerYear.deleteMany({ where: { vendorId } });
    await tx.ledgerDue.deleteMany({ where: { vendorId } });
    await tx.ledgerEntry.deleteMany({
      where: { vendorId, OR: [{ day: { gt: closedThrough } }, { kind: "stock" }] },
    });
  });
