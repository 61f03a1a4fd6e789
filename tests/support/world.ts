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
import type { Prisma } from "#app/platform/db/generated/client.ts";
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

    const people = new People(vendorId);
    const manager = people.ofVendor("channel_manager", "Ingrid");
    const vendors = {
      admin: people.ofVendor("vendor_admin", "Astrid"),
      manager,
      steward: people.ofVendor("channel_operations", "Stefan"),
      finance: people.ofVendor("finance", "Daniel"),
    };
    const partner = (kind: PartnerKind, name: string) => ({ id: newId(), kind, name });
    const [ada, bob] = [partner("reseller", "Ada"), partner("reseller", "Bob")];
    const [north, south] = [partner("distributor", "North"), partner("distributor", "South")];
    const [supply, forge] = [partner("supplier", "Supply"), partner("supplier", "Forge")];
    const partners = {
      ada: people.ofPartner(ada, "sales_rep", { linked: [north.id], showing: [] }),
      adaAdmin: people.ofPartner(ada, "partner_admin", { linked: [north.id], showing: [] }),
      bob: people.ofPartner(bob, "sales_rep", { linked: [south.id], showing: [] }),
      north: people.ofPartner(north, "operations", { linked: [ada.id], showing: [ada.id] }),
      northAdmin: people.ofPartner(north, "partner_admin", { linked: [ada.id], showing: [ada.id] }),
      south: people.ofPartner(south, "operations", { linked: [bob.id], showing: [] }),
      supply: people.ofPartner(supply, "planner", { linked: [], showing: [] }),
      forge: people.ofPartner(forge, "planner", { linked: [], showing: [] }),
    };

    // Hundreds of tests make a world each, so what can come in one statement does.
    await people.insertPersons();
    await people.insertMemberships(tx, (partnerId) => partnerId === null);
    await tx.partner.createMany({
      data: [ada, bob, north, south, supply, forge].map(({ id, kind, name }) => ({
        ...{ vendorId, id, kind, code: name.toUpperCase(), name, city: "Leeds", country: "GB" },
        ...{ tierId, managerId: manager.membershipId, createdAt },
      })),
    });
    await people.insertMemberships(tx, (partnerId) => partnerId !== null);
    await tx.partnerLink.createMany({
      data: [
        { distributorId: north.id, resellerId: ada.id, sharesDeals: true },
        { distributorId: south.id, resellerId: bob.id, sharesDeals: false },
      ].map((link) => ({ ...link, vendorId, id: newId(), status: "live" as const, createdAt })),
    });
    return {
      vendorId,
      system: systemActor(vendorId),
      ...vendors,
      ...partners,
      ...(await products(tx, supply.id, forge.id)),
      programVersionId: await aProgram(tx),
    };
  });
}

export type World = Awaited<ReturnType<typeof aWorld>>;

/** Somebody who can sign in is a person first; people are global, memberships the vendor's. */
class People {
  private readonly persons: Prisma.PersonCreateManyInput[] = [];
  private readonly memberships: Prisma.MembershipCreateManyInput[] = [];

  constructor(private readonly vendorId: number) {}

  ofVendor(role: VendorRole, name: string): VendorActor {
    const ids = this.add(null, role, name);
    return { audience: "vendor", vendorId: this.vendorId, partnerId: null, ...ids, name, role };
  }

  ofPartner(
    { id: partnerId, kind: partnerKind, name }: { id: string; kind: PartnerKind; name: string },
    role: PartnerRole,
    links: { linked: string[]; showing: string[] },
  ): PartnerActor {
    const ids = this.add(partnerId, role, name);
    const company = { partnerId, partnerKind, partnerName: name, ...links };
    return { audience: "partner", vendorId: this.vendorId, ...company, ...ids, name, role };
  }

  insertPersons = () => prisma.person.createMany({ data: this.persons });

  insertMemberships = (tx: ScopedTx, of: (partnerId: string | null) => boolean) =>
    tx.membership.createMany({
      data: this.memberships.filter(({ partnerId = null }) => of(partnerId)),
    });

  private add(partnerId: string | null, role: VendorRole | PartnerRole, name: string) {
    const [personId, membershipId] = [newId(), newId()];
    const email = `${name.toLowerCase()}.${personId}@example.com`;
    this.persons.push({ id: personId, email, name, createdAt });
    this.memberships.push({
      ...{ vendorId: this.vendorId, id: membershipId, personId, partnerId },
      ...{ role, name, email, title: role, createdAt },
    });
    return { personId, membershipId };
  }
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
