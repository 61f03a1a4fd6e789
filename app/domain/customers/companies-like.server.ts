import { listPartners } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { domainKey, nameKey, vatKey } from "./normalise.ts";

export type AlikeCompany = {
  kind: "partner" | "customer";
  id: string;
  name: string;
  /** What is the same, in words. */
  same: string[];
};

type Words = { name: string; domain: string | null; taxId: string | null };

const MOST = 10;

/** Partners and customers that may be the same company, for whoever decides about it. */
export async function companiesLike(tx: ScopedTx, words: Words): Promise<AlikeCompany[]> {
  return [...(await partnersLike(tx, words)), ...(await customersLike(tx, words))].slice(0, MOST);
}

async function partnersLike(tx: ScopedTx, { name, domain, taxId }: Words): Promise<AlikeCompany[]> {
  const registered = await tx.partner.findMany({
    where: { vendorId: tx.vendorId },
    select: { id: true, domain: true, taxId: true },
  });
  const marks = new Map(registered.map((row) => [row.id, row]));
  const [host, vat] = [domainKey(domain ?? undefined), vatKey(taxId ?? undefined)];
  return (await listPartners(tx)).flatMap((partner) => {
    const own = marks.get(partner.id);
    const same = [
      host && domainKey(own?.domain ?? undefined) === host && "web domain",
      vat && vatKey(own?.taxId ?? undefined) === vat && "tax number",
      nameKey(partner.name) === nameKey(name) && "name",
    ].filter((each) => typeof each === "string");
    if (same.length === 0) return [];
    return [{ kind: "partner" as const, id: partner.id, name: partner.name, same }];
  });
}

async function customersLike(
  tx: ScopedTx,
  { name, domain, taxId }: Words,
): Promise<AlikeCompany[]> {
  const { vendorId } = tx;
  const [host, vat] = [domainKey(domain ?? undefined), vatKey(taxId ?? undefined)];
  const marks = [
    ...(host ? [{ scheme: "domain" as const, value: host }] : []),
    ...(vat ? [{ scheme: "vat" as const, value: vat }] : []),
  ];
  const found = new Map<string, AlikeCompany>();
  const note = (id: string, called: string, same: string) => {
    const known = found.get(id);
    if (known) known.same.push(same);
    else found.set(id, { kind: "customer", id, name: called, same: [same] });
  };
  if (marks.length > 0) {
    const identifiers = await tx.customerIdentifier.findMany({
      where: { vendorId, OR: marks },
      take: MOST,
      select: { scheme: true, customer: { select: { id: true, name: true } } },
    });
    for (const { scheme, customer } of identifiers) {
      note(customer.id, customer.name, scheme === "vat" ? "tax number" : "web domain");
    }
  }
  const key = nameKey(name);
  // The name's first word finds them by the index; what the whole of it says decides.
  const named = await tx.customer.findMany({
    where: {
      vendorId,
      standsForId: null,
      name: { startsWith: name.trim().split(/\s+/)[0] ?? name },
    },
    orderBy: { name: "asc" },
    take: 200,
    select: { id: true, name: true },
  });
  for (const customer of named) {
    if (nameKey(customer.name) === key) note(customer.id, customer.name, "name");
  }
  return [...found.values()];
}
