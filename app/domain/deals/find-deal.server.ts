import { productsById } from "#app/domain/catalog/products.server.ts";
import type { CustomerWords } from "#app/domain/customers/customer-words.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { changesTogether } from "./changed.ts";
import type { DealEvent, DealEventKind, DealRecord } from "./deal.ts";
import { isDealField } from "./deal-fields.ts";
import { readChanges } from "./hold-deal.server.ts";
import { selectDeals } from "./lists/list-deals.server.ts";

const details = {
  partyId: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  workDone: true,
  registeredByName: true,
  deciderName: true,
  decisionNote: true,
  version: true,
  registration: true,
  askedFields: true,
  rules: true,
  programVersionId: true,
  programVersion: { select: { version: true, program: { select: { name: true } } } },
} satisfies Prisma.DealSelect;

/** A deal with all that the asking side may know of it; null when it is out of scope, or is none. */
export async function findDeal(tx: ScopedTx, id: string): Promise<DealRecord | null> {
  const { vendorId } = tx;
  const [[summary], found, lines, protections, events] = await Promise.all([
    selectDeals(tx, { id }, [], 1),
    tx.deal.findUnique({ where: { vendorId_id: { vendorId, id } }, select: details }),
    selectLines(tx, id),
    tx.protection.findMany({
      where: { vendorId, dealId: id, releasedAt: null },
      orderBy: { id: "asc" },
      select: { familyId: true, startsAt: true, endsAt: true },
    }),
    selectEvents(tx, id),
  ]);
  if (!summary || !found) return null;
  const { programVersion, ...rest } = found;
  const nameOf = new Map(lines.map(({ familyId, familyName }) => [familyId, familyName]));
  return {
    ...summary,
    ...rest,
    askedFields: rest.askedFields.filter(isDealField),
    rules: ProgramRules.parse(rest.rules),
    programName: programVersion.program.name,
    programVersion: programVersion.version,
    customer: (await selectWords(tx, rest.partyId)) ?? nameOnly(summary.customerName),
    lines,
    events,
    protections: protections.map((each) => ({
      ...each,
      familyName: nameOf.get(each.familyId) ?? "",
    })),
  };
}

const nameOnly = (name: string): CustomerWords => ({
  name,
  domain: null,
  duns: null,
  vat: null,
  street: null,
  postcode: null,
  city: null,
  country: null,
});

const selectWords = (tx: ScopedTx, id: string): Promise<CustomerWords | null> =>
  tx.reportedParty.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: {
      name: true,
      domain: true,
      duns: true,
      vat: true,
      street: true,
      postcode: true,
      city: true,
      country: true,
    },
  });

async function selectLines(tx: ScopedTx, dealId: string) {
  const lines = await tx.dealLine.findMany({
    where: { vendorId: tx.vendorId, dealId },
    orderBy: { lineNo: "asc" },
    select: {
      lineNo: true,
      productId: true,
      familyId: true,
      quantity: true,
      unitMinor: true,
      amountMinor: true,
    },
  });
  const products = await productsById(
    tx,
    lines.map(({ productId }) => productId),
  );
  return lines.map((line) => {
    const product = products.get(line.productId);
    return {
      ...line,
      partNo: product?.partNo ?? "",
      productName: product?.name ?? "",
      familyName: product?.familyName ?? "",
    };
  });
}

async function selectEvents(tx: ScopedTx, dealId: string): Promise<DealEvent[]> {
  const events = await tx.dealEvent.findMany({
    where: { vendorId: tx.vendorId, dealId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 200,
    select: {
      id: true,
      at: true,
      kind: true,
      actorName: true,
      side: true,
      note: true,
      changes: true,
    },
  });
  return events.map((event) => ({
    ...event,
    changes: changesTogether([readChanges(event.changes)]),
    kind: event.kind as DealEventKind,
    side: event.side === "vendor" ? "vendor" : "partner",
  }));
}
