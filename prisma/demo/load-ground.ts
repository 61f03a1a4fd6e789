import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import { hashPassword } from "#app/domain/identity/password/password.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Calendar } from "./calendar.ts";
import { currencies, listMinor } from "./catalog.ts";
import type { DemoCustomer } from "./customers.ts";
import { type House, halden } from "./house.ts";
import { PASSWORD, people } from "./people.ts";
import { rules, tiers } from "./vendor.ts";

type Ids = ReadonlyMap<string, string>;

const idsFor = (names: readonly string[]): Ids => new Map(names.map((name) => [name, newId()]));

export function idOf(ids: Ids, name: string): string {
  const id = ids.get(name);
  if (!id) throw new Error(`Nothing is called ${name}`);
  return id;
}

/** Everybody's logins; people are not of one vendor. */
export async function loadPeople(createdAt: Date): Promise<Ids> {
  const ids = idsFor(people.map(({ email }) => email));
  const passwordHash = await hashPassword(PASSWORD);
  await prisma.person.createMany({
    data: people.map(({ email, name }) => ({
      id: idOf(ids, email),
      email,
      name,
      passwordHash,
      createdAt,
    })),
  });
  return ids;
}

export async function loadVendor(
  tx: ScopedTx,
  { vendor, partners, links }: House,
  personIds: Ids,
  createdAt: Date,
) {
  const { vendorId } = tx;
  await tx.vendor.createMany({ data: [{ ...vendor, createdAt }] });
  const tierIds = idsFor(tiers.map(({ name }) => name));
  await tx.tier.createMany({
    data: tiers.map((tier) => ({ ...tier, vendorId, id: idOf(tierIds, tier.name) })),
  });
  const partnerIds = idsFor(partners.map(({ code }) => code));
  const partnerId = (code: string | null) => (code === null ? null : idOf(partnerIds, code));
  const jobs = people.flatMap(({ name, email, worksAt }) =>
    worksAt
      .filter((at) => (at.vendor ?? halden.vendor.vendorId) === vendorId)
      .map(({ partner, role, title }) => ({
        vendorId,
        id: newId(),
        personId: idOf(personIds, email),
        partnerId: partnerId(partner),
        role,
        name,
        email,
        title,
        createdAt,
      })),
  );
  const managerId = (email: string | null) => jobs.find((job) => job.email === email)?.id ?? null;
  // Partners name their channel manager and people their partner: the vendor's own people come first.
  await tx.membership.createMany({ data: jobs.filter((job) => job.partnerId === null) });
  await tx.partner.createMany({
    data: partners.map(({ code, kind, name, city, country, tier, manager, domain, sellsIn }) => ({
      vendorId,
      id: idOf(partnerIds, code),
      kind,
      code,
      name,
      city,
      country,
      tierId: tier && idOf(tierIds, tier),
      managerId: managerId(manager),
      domain,
      territories: [...sellsIn],
      createdAt,
    })),
  });
  await tx.membership.createMany({ data: jobs.filter((job) => job.partnerId !== null) });
  await tx.partnerLink.createMany({
    data: links.map(({ distributor, reseller, sharesDeals }) => ({
      vendorId,
      id: newId(),
      distributorId: idOf(partnerIds, distributor),
      resellerId: idOf(partnerIds, reseller),
      status: "live" as const,
      sharesDeals,
      createdAt,
      distributorAcceptedAt: createdAt,
      resellerAcceptedAt: createdAt,
    })),
  });
  return partnerIds;
}

export async function loadCatalog(
  tx: ScopedTx,
  { families, products }: House,
  partnerIds: Ids,
  validFrom: Date,
) {
  const { vendorId } = tx;
  const familyIds = idsFor(families);
  const productIds = idsFor(products.map(({ partNo }) => partNo));
  await tx.productFamily.createMany({
    data: families.map((name) => ({ vendorId, id: idOf(familyIds, name), name })),
  });
  await tx.product.createMany({
    data: products.map(({ partNo, name, family, supplier }) => ({
      vendorId,
      id: idOf(productIds, partNo),
      familyId: idOf(familyIds, family),
      supplierId: supplier && idOf(partnerIds, supplier),
      partNo,
      name,
    })),
  });
  await tx.price.createMany({
    data: products.flatMap((product) =>
      currencies.map(({ code, rate }) => ({
        vendorId,
        id: newId(),
        productId: idOf(productIds, product.partNo),
        currency: code,
        validFrom,
        listMinor: listMinor(product, rate),
      })),
    ),
  });
  return productIds;
}

export async function loadProgram(tx: ScopedTx, { today }: Calendar, validFrom: Date) {
  const { vendorId } = tx;
  const programId = newId();
  const name = `Standard ${today.getUTCFullYear()}`;
  await tx.program.createMany({ data: [{ vendorId, id: programId, name }] });
  await tx.programVersion.createMany({
    data: [{ vendorId, id: newId(), programId, version: 1, rules, validFrom }],
  });
}

/** The vendor's own records of its customers, as its CRM hands them over. */
export async function loadCustomers(tx: ScopedTx, { customers }: House, at: Date): Promise<Ids> {
  const resolved = await resolveParties(tx, { partnerId: null }, customers.map(words), at);
  const ids = new Map(customers.map(({ key }, at) => [key, resolved[at]?.customerId ?? ""]));
  const { vendorId } = tx;
  for (const { key, parent } of customers) {
    if (parent === null) continue;
    const data = { parentId: idOf(ids, parent), ownParentId: idOf(ids, parent) };
    await tx.customer.updateMany({ where: { vendorId, id: idOf(ids, key) }, data });
  }
  await tx.customerIdentifier.createMany({
    data: customers.map(({ key }, at) => ({
      vendorId,
      id: newId(),
      customerId: idOf(ids, key),
      scheme: "crm" as const,
      value: `C-${3_001 + at}`,
    })),
  });
  return ids;
}

const words = ({ name, domain, duns, vat, street, postcode, city, country }: DemoCustomer) => ({
  name,
  domain,
  duns: duns ?? undefined,
  vat: vat ?? undefined,
  street,
  postcode,
  city,
  country,
});
