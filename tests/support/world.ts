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
import { Prisma } from "#app/platform/db/generated/client.ts";
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

type Row = Record<string, unknown>;

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Hundreds of tests make a world each: its rows travel past Prisma, and those of all tables in one packet. */
async function put(tx: ScopedTx, tables: [name: string, rows: Row[]][]) {
  const statements = tables.map(([name, rows]) => {
    const table = Prisma.raw(`tributary.${name}`);
    const columns = Prisma.raw([...new Set(rows.flatMap(Object.keys))].map(columnOf).join(", "));
    const written = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [columnOf(key), value])),
    );
    return Prisma.sql`insert into ${table} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(written)}::jsonb)`;
  });
  await Promise.all(statements.map((statement) => tx.query(statement)));
}

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
    const vendor = {
      ...{ vendorId, name: "Halden Instruments", shortName: "Halden" },
      ...{ currency: "EUR", timeZone: "Europe/Berlin", createdAt },
    };
    const tier = { vendorId, id: newId(), name: "Gold", rank: 1, discountBp: 3_000 };

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

    const { families, products, prices } = theCatalogue(vendorId, supply.id, forge.id);
    const program = { vendorId, id: newId(), name: "Standard" };
    const version = { vendorId, id: newId(), programId: program.id, version: 1, rules };
    await put(tx, [
      ["vendor", [vendor]],
      ["tier", [tier]],
      ["person", people.persons],
      ["membership", people.memberships.filter(({ partnerId }) => partnerId === null)],
      [
        "partner",
        [ada, bob, north, south, supply, forge].map(({ id, kind, name }) => ({
          ...{ vendorId, id, kind, code: name.toUpperCase(), name, city: "Leeds", country: "GB" },
          ...{ tierId: tier.id, managerId: manager.membershipId, createdAt },
        })),
      ],
      ["membership", people.memberships.filter(({ partnerId }) => partnerId !== null)],
      [
        "partner_link",
        [
          { distributorId: north.id, resellerId: ada.id, sharesDeals: true },
          { distributorId: south.id, resellerId: bob.id, sharesDeals: false },
        ].map((link) => ({ ...link, vendorId, id: newId(), status: "live", createdAt })),
      ],
      ["product_family", families],
      ["product", Object.values(products)],
      ["price", prices],
      ["program", [program]],
      ["program_version", [{ ...version, validFrom: createdAt }]],
    ]);
    return {
      vendorId,
      system: systemActor(vendorId),
      ...vendors,
      ...partners,
      ...products,
      programVersionId: version.id,
    };
  });
}

export type World = Awaited<ReturnType<typeof aWorld>>;

/** Somebody who can sign in is a person first; people are global, memberships the vendor's. */
class People {
  readonly persons: Row[] = [];
  readonly memberships: Row[] = [];

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

function theCatalogue(vendorId: number, supplyId: string, forgeId: string) {
  const familyIds = { Sentry: newId(), Relay: newId(), Vane: newId() };
  const made = (family: keyof typeof familyIds, partNo: string, supplierId: string) => ({
    vendorId,
    id: newId(),
    familyId: familyIds[family],
    supplierId,
    partNo,
    name: `${family} ${partNo}`,
  });
  const products = {
    sentry: made("Sentry", "HI-4210", supplyId),
    sentryPro: made("Sentry", "HI-4225", supplyId),
    relay: made("Relay", "HI-7710", supplyId),
    vane: made("Vane", "HI-5120", forgeId),
  };
  const prices = Object.values(products).flatMap(({ id: productId }) =>
    ["EUR", "USD"].map((currency) => ({
      ...{ vendorId, id: newId(), productId, currency },
      ...{ validFrom: "2026-01-01", listMinor: 100_000 },
    })),
  );
  const families = Object.entries(familyIds).map(([name, id]) => ({ vendorId, id, name }));
  return { families, products, prices };
}

/** A partner's colleague with another role, for trying what the role refuses. */
export const withRole = <A extends Actor>(actor: A, role: A["role"]): A => ({ ...actor, role });
