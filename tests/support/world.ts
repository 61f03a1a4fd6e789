import { randomInt } from "node:crypto";

import {
  type Actor,
  type PartnerActor,
  type PartnerKind,
  type PartnerRole,
  systemActor,
  type VendorActor,
  type VendorRole,
} from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

const createdAt = new Date("2026-01-01T00:00:00Z");

/** The programme's rules as the tests' vendor publishes them. */
export const rules = {
  protectionDays: 90,
  extensionDays: 60,
  extensionAskDays: 7,
  decisionBusinessDays: 3,
  reminderDays: [30, 14, 7, 1],
  activityDays: 30,
  minimumMinor: 0,
};

/**
 * A vendor with partners, people and products of its own. Every test makes one: row-level security keeps it apart
 * from all others, so each test also tests that.
 *
 * Ada and Bob are resellers. North distributes to Ada, which shows it its deals; South distributes to Bob, which does
 * not. Supply makes Sentry and Relay, Forge makes Vane.
 */
export async function aWorld() {
  const vendorId = randomInt(1_000, 2_000_000_000);
  return withScope(systemActor(vendorId), async (tx) => {
    await tx.vendor.createMany({
      data: [
        {
          vendorId,
          name: "Halden Instruments",
          shortName: "Halden",
          currency: "EUR",
          timeZone: "Europe/Berlin",
          createdAt,
        },
      ],
    });
    const tierId = newId();
    await tx.tier.createMany({
      data: [{ vendorId, id: tierId, name: "Gold", rank: 1, discountBp: 3_000 }],
    });

    const manager = await aVendorPerson(tx, "channel_manager", "Ingrid");
    const partner = (kind: PartnerKind, name: string) =>
      aPartner(tx, kind, name, tierId, manager.membershipId);
    const [adaId, bobId] = [await partner("reseller", "Ada"), await partner("reseller", "Bob")];
    const [northId, southId] = [
      await partner("distributor", "North"),
      await partner("distributor", "South"),
    ];
    const [supplyId, forgeId] = [
      await partner("supplier", "Supply"),
      await partner("supplier", "Forge"),
    ];
    await tx.partnerLink.createMany({
      data: [
        { distributorId: northId, resellerId: adaId, sharesDeals: true },
        { distributorId: southId, resellerId: bobId, sharesDeals: false },
      ].map((link) => ({ ...link, vendorId, id: newId(), status: "live" as const, createdAt })),
    });

    const person = (partnerId: string, kind: PartnerKind, role: PartnerRole, name: string) =>
      aPartnerPerson(tx, { partnerId, kind, role, name, ...linksOf(partnerId) });
    const linksOf = (partnerId: string) =>
      ({
        [adaId]: { linked: [northId], showing: [] },
        [bobId]: { linked: [southId], showing: [] },
        [northId]: { linked: [adaId], showing: [adaId] },
        [southId]: { linked: [bobId], showing: [] },
      })[partnerId] ?? { linked: [], showing: [] };

    return {
      vendorId,
      system: systemActor(vendorId),
      admin: await aVendorPerson(tx, "vendor_admin", "Astrid"),
      manager,
      steward: await aVendorPerson(tx, "channel_operations", "Stefan"),
      finance: await aVendorPerson(tx, "finance", "Daniel"),
      ada: await person(adaId, "reseller", "sales_rep", "Ada"),
      adaAdmin: await person(adaId, "reseller", "partner_admin", "Ada"),
      bob: await person(bobId, "reseller", "sales_rep", "Bob"),
      north: await person(northId, "distributor", "operations", "North"),
      northAdmin: await person(northId, "distributor", "partner_admin", "North"),
      south: await person(southId, "distributor", "operations", "South"),
      supply: await person(supplyId, "supplier", "planner", "Supply"),
      forge: await person(forgeId, "supplier", "planner", "Forge"),
      ...(await products(tx, supplyId, forgeId)),
      programVersionId: await aProgram(tx),
    };
  });
}

export type World = Awaited<ReturnType<typeof aWorld>>;

/** Somebody who can sign in is a person first; people are global. */
async function aPerson(name: string) {
  const personId = newId();
  const email = `${name.toLowerCase()}.${personId}@example.com`;
  await prisma.person.createMany({ data: [{ id: personId, email, name, createdAt }] });
  return { personId, email };
}

async function aVendorPerson(tx: ScopedTx, role: VendorRole, name: string): Promise<VendorActor> {
  const { personId, email } = await aPerson(name);
  const id = newId();
  const { vendorId } = tx;
  await tx.membership.createMany({
    data: [{ vendorId, id, personId, role, name, email, title: role, createdAt }],
  });
  return { audience: "vendor", vendorId, partnerId: null, personId, membershipId: id, name, role };
}

type PartnerPerson = {
  partnerId: string;
  kind: PartnerKind;
  role: PartnerRole;
  name: string;
  linked: string[];
  showing: string[];
};

async function aPartnerPerson(tx: ScopedTx, who: PartnerPerson): Promise<PartnerActor> {
  const { partnerId, kind, role, name, linked, showing } = who;
  const { personId, email } = await aPerson(name);
  const id = newId();
  const { vendorId } = tx;
  await tx.membership.createMany({
    data: [{ vendorId, id, personId, partnerId, role, name, email, title: role, createdAt }],
  });
  return {
    audience: "partner",
    vendorId,
    partnerId,
    partnerKind: kind,
    partnerName: name,
    linked,
    showing,
    personId,
    membershipId: id,
    name,
    role,
  };
}

async function aPartner(
  tx: ScopedTx,
  kind: PartnerKind,
  name: string,
  tierId: string,
  managerId: string | null,
) {
  const id = newId();
  await tx.partner.createMany({
    data: [
      {
        vendorId: tx.vendorId,
        id,
        kind,
        code: name.toUpperCase(),
        name,
        city: "Leeds",
        country: "GB",
        tierId,
        managerId,
        createdAt,
      },
    ],
  });
  return id;
}

async function products(tx: ScopedTx, supplyId: string, forgeId: string) {
  const { vendorId } = tx;
  const families = { Sentry: newId(), Relay: newId(), Vane: newId() };
  await tx.productFamily.createMany({
    data: Object.entries(families).map(([name, id]) => ({ vendorId, id, name })),
  });
  const made = (family: keyof typeof families, partNo: string, supplierId: string) => ({
    vendorId,
    id: newId(),
    familyId: families[family],
    supplierId,
    partNo,
    name: `${family} ${partNo}`,
  });
  const sentry = made("Sentry", "HI-4210", supplyId);
  const sentryPro = made("Sentry", "HI-4225", supplyId);
  const relay = made("Relay", "HI-7710", supplyId);
  const vane = made("Vane", "HI-5120", forgeId);
  const all = [sentry, sentryPro, relay, vane];
  await tx.product.createMany({ data: all });
  await tx.price.createMany({
    data: all.flatMap((product) =>
      ["EUR", "USD"].map((currency) => ({
        vendorId,
        id: newId(),
        productId: product.id,
        currency,
        validFrom: new Date("2026-01-01"),
        listMinor: 100_000n,
      })),
    ),
  });
  return { sentry, sentryPro, relay, vane };
}

async function aProgram(tx: ScopedTx) {
  const { vendorId } = tx;
  const programId = newId();
  await tx.program.createMany({ data: [{ vendorId, id: programId, name: "Standard" }] });
  const id = newId();
  await tx.programVersion.createMany({
    data: [{ vendorId, id, programId, version: 1, rules, validFrom: createdAt }],
  });
  return id;
}

/** A partner's colleague with another role, for trying what the role refuses. */
export const withRole = <A extends Actor>(actor: A, role: A["role"]): A => ({ ...actor, role });
