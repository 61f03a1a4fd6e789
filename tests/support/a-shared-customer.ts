import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld, rules, type World } from "#tests/support/world.ts";

const createdAt = new Date("2026-02-01T09:00:00Z");

/**
 * A world with one customer that everybody sells to: Ada and Bob have an open deal each and a sale each, the vendor
 * sold direct, and each source wrote the customer in its own words.
 */
export async function aSharedCustomer() {
  const world = await aWorld();
  const { vendorId } = world;
  const customerId = newId();
  const parties = { ada: newId(), bob: newId(), vendor: newId() };
  const deals = { ada: newId(), bob: newId(), adaSecond: newId(), bobWithdrawn: newId() };
  await withScope(world.system, async (tx) => {
    await tx.customer.createMany({
      data: [
        {
          vendorId,
          id: customerId,
          kind: "organisation",
          lifecycle: "active",
          name: "Kestrel Foods plc",
          createdAt,
        },
      ],
    });
    const party = (id: string, partnerId: string | null, name: string) => ({
      ...{ vendorId, id, partnerId, name, customerId, createdAt },
      fingerprint: id,
      nameKey: name.toLowerCase(),
      method: "domain" as const,
      ruleVersion: 1,
      score: 1,
      evidence: {},
    });
    await tx.reportedParty.createMany({
      data: [
        party(parties.ada, world.ada.partnerId, "Kestrel Foods"),
        party(parties.bob, world.bob.partnerId, "KESTREL FOODS (BOBS)"),
        party(parties.vendor, null, "Kestrel Foods plc"),
      ],
    });
    const deal = (
      id: string,
      actor: World["ada"],
      partyId: string,
      status: "in_review" | "submitted" | "withdrawn",
      valueMinor: bigint,
    ) => ({
      ...{ vendorId, id, partyId, status, valueMinor, rules, createdAt },
      number: `DR-${id.slice(-6).toUpperCase()}`,
      partnerId: actor.partnerId,
      ownerId: actor.membershipId ?? "",
      ownerName: actor.name,
      programVersionId: world.programVersionId,
      stage: "proposal" as const,
      currency: "EUR",
      closeDay: new Date("2026-06-17"),
      customerName: "Kestrel Foods",
      contactName: `Contact of ${actor.name}`,
      workDone: "Met them",
      updatedAt: createdAt,
    });
    await tx.deal.createMany({
      data: [
        deal(deals.ada, world.ada, parties.ada, "in_review", 140_000n),
        deal(deals.adaSecond, world.ada, parties.ada, "submitted", 70_000n),
        deal(deals.bob, world.bob, parties.bob, "in_review", 210_000n),
        deal(deals.bobWithdrawn, world.bob, parties.bob, "withdrawn", 70_000n),
      ],
    });
    const line = (
      dealId: string,
      actor: World["ada"],
      product: World["vane"],
      quantity: number,
    ) => ({
      ...{ vendorId, dealId, quantity },
      lineNo: 1,
      partnerId: actor.partnerId,
      productId: product.id,
      familyId: product.familyId,
      unitMinor: 70_000n,
      amountMinor: 70_000n * BigInt(quantity),
    });
    await tx.dealLine.createMany({
      data: [
        line(deals.ada, world.ada, world.sentry, 2),
        line(deals.bob, world.bob, world.vane, 3),
        line(deals.bobWithdrawn, world.bob, world.vane, 1),
      ],
    });
    const entry = (
      partyId: string,
      partner: string | null,
      day: string,
      quantity: number,
      streetMinor: bigint,
    ) => ({
      ...{ vendorId, partyId, quantity, streetMinor, currency: "EUR", streetCurrency: "EUR" },
      productId: partner === world.bob.partnerId ? world.vane.id : world.sentry.id,
      kind: "sold" as const,
      channel: partner ? ("one_tier" as const) : ("direct" as const),
      day: new Date(day),
      settledOn: new Date(day),
      no: 0,
      firstPartnerId: partner,
      lastPartnerId: partner,
      netMinor: 12_345_678n,
      factId: newId(),
    });
    await tx.ledgerEntry.createMany({
      data: [
        entry(parties.ada, world.ada.partnerId, "2026-02-10", 4, 500_000n),
        entry(parties.bob, world.bob.partnerId, "2026-02-11", 3, 400_000n),
        entry(parties.vendor, null, "2026-04-05", 2, 300_000n),
        entry(parties.vendor, null, "2026-04-06", -1, -150_000n),
      ],
    });
  });
  return { ...world, customerId, parties, deals };
}

export type SharedCustomer = Awaited<ReturnType<typeof aSharedCustomer>>;
