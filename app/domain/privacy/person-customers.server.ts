import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Sighting } from "./request.store.server.ts";
import { knowingAlso, plainName, plainPhone, type Subject } from "./subject.ts";

type Known = { customerId: string; name: string; phone: string | null };

/** Customers that are a person, or a household of one name, and are who is sought: by their own or a reported name. */
export async function customersThatAre(tx: ScopedTx, subject: Subject): Promise<Subject> {
  const names = [...subject.names, ...subject.besides.names];
  if (names.length === 0 && subject.phones.length === 0) return subject;
  const known = await tx.$queryRaw<Known[]>`
    select c.id as "customerId", p.name, p.phone
      from customer c
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.customer_id = c.id
     where c.vendor_id = ${tx.vendorId}::int and c.kind::text in ('person', 'household')
       and (lower(regexp_replace(btrim(c.name), '\\s+', ' ', 'g')) = any(${names}::text[])
         or exists (select from reported_party o
                     where o.vendor_id = ${tx.vendorId}::int and o.customer_id = c.id
                       and (lower(regexp_replace(btrim(o.name), '\\s+', ' ', 'g')) = any(${names}::text[])
                         or right(regexp_replace(o.phone, '\\D', '', 'g'), 8) = any(${subject.phones}::text[]))))`;
  const found = [...new Set(known.map(({ customerId }) => customerId))];
  const behind = await tx.customer.findMany({
    where: { vendorId: tx.vendorId, standsForId: { in: found } },
    select: { id: true },
  });
  const customers = [...new Set([...found, ...behind.map(({ id }) => id)])];
  const wordings = known.map(({ name }) => plainName(name));
  const numbers = known.map(({ phone }) => plainPhone(phone ?? ""));
  return { ...knowingAlso(subject, wordings, numbers), customers };
}

/** Everything that names these customers in its own words. */
export async function customerSightings(tx: ScopedTx, customers: string[]): Promise<Sighting[]> {
  if (customers.length === 0) return [];
  const { vendorId } = tx;
  const of = { vendorId, customerId: { in: customers } };
  const id = { id: true } as const;
  const parties = await tx.reportedParty.findMany({ where: of, select: id });
  const party = { in: parties.map((each) => each.id) };
  const [deals, waits, accounts, proposals] = [
    await tx.deal.findMany({ where: { vendorId, partyId: party }, select: id }),
    await tx.protectionWait.findMany({ where: of, select: id }),
    await tx.jointAccount.findMany({ where: of, select: id }),
    await tx.matchProposal.findMany({ where: { vendorId, partyId: party }, select: id }),
  ];
  const moves = await tx.customerMove.findMany({
    where: {
      ...{ vendorId, register: "value", subjectId: { in: customers } },
      aspect: { in: ["name", "address"] },
    },
    select: { decisionId: true, register: true, subjectId: true, aspect: true },
  });
  const each = (heldIn: string, rows: { id: string }[], columns: string[]): Sighting[] =>
    rows.map((row) => ({ heldIn, key: { id: row.id }, columns }));
  return [
    ...each(
      "customer",
      customers.map((customer) => ({ id: customer })),
      ["name", "street", "postcode", "city"],
    ),
    ...each("reported_party", parties, [
      ...["name", "name_key", "fingerprint", "street", "postcode", "city", "phone", "evidence"],
      ...["domain", "duns", "vat", "lei", "domain_key", "duns_key", "vat_key"],
    ]),
    ...each("deal", deals, ["customer_name"]),
    ...each("protection_wait", waits, ["customer_name"]),
    ...each("joint_account", accounts, ["title"]),
    ...each("match_proposal", proposals, ["evidence"]),
    ...moves.flatMap(({ decisionId, register, subjectId, aspect }) => [
      {
        heldIn: "customer_move",
        key: { decision_id: decisionId, register, subject_id: subjectId, aspect },
        columns: ["before", "after"],
      },
      { heldIn: "customer_decision", key: { id: decisionId }, columns: ["evidence"] },
    ]),
  ];
}
