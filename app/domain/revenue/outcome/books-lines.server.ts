import type { RegisteredDeal } from "#app/domain/deals/outcome/deal-outcome.ts";
import { partnerLinks } from "#app/domain/partners/partner-links.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { BooksLine, Suppliers } from "./meet-deals.ts";

export type SoldLine = BooksLine & {
  amountMinor: bigint;
  currency: string;
  document: string;
  submissionId: string;
  rowNo: number;
};

const { sql } = Prisma;

/**
 * The lines that may be of these deals or beside them: of their customers, in their families and days, and whichever
 * name one of them. Found by the party and by the deal, so that it costs what these customers bought meanwhile.
 */
export async function selectBooksLines(
  tx: ScopedTx,
  deals: readonly RegisteredDeal[],
): Promise<SoldLine[]> {
  if (deals.length === 0) return [];
  const customers = [...new Set(deals.map(({ customer }) => customer))];
  const counts = sql`f.shadow_of_id is null`;
  const customer = sql`p.customer_id::text`;
  const their = ofParties(tx, sql`p.customer_id = any(${customers}::uuid[])`);
  return merged(
    await select(tx, customer, their, sql`${within(deals)} and ${counts}`),
    await select(tx, customer, withParties(tx), sql`${naming(deals)} and ${counts}`),
  );
}

/** The same of what one partner itself reported, under wordings of its own. Its echoes are its own lines, too. */
export async function selectOwnLines(
  tx: ScopedTx,
  partnerId: string,
  { deals, partyIds }: { deals: readonly RegisteredDeal[]; partyIds: readonly string[] },
): Promise<SoldLine[]> {
  if (deals.length === 0) return [];
  const own = sql`f.partner_id = ${partnerId}::uuid and f.kind = 'sell_through'`;
  const their = ofParties(tx, sql`p.id = any(${[...partyIds]}::uuid[])`);
  return merged(
    await select(tx, sql`p.name_key`, their, sql`${within(deals)} and ${own}`),
    await select(tx, sql`p.name_key`, withParties(tx), sql`${naming(deals)} and ${own}`),
  );
}

function within(deals: readonly RegisteredDeal[]) {
  const families = deals.flatMap((deal) => [
    ...deal.families,
    ...deal.lines.map(({ familyId }) => familyId),
  ]);
  const days = deals.flatMap(({ from, to }) => [from, to]).sort();
  return sql`f.day between ${days[0]}::date and ${days.at(-1)}::date
    and r.family_id = any(${[...new Set(families)]}::uuid[])`;
}

const naming = (deals: readonly RegisteredDeal[]) =>
  sql`f.deal_id = any(${deals.map(({ id }) => id)}::uuid[])`;

/**
 * The lines of some parties, found by each of them: PostgreSQL, which cannot know how much was bought, would go through
 * all lines of the products instead.
 */
const ofParties = ({ vendorId }: ScopedTx, which: Prisma.Sql) => sql`
  (select p.id, p.customer_id, p.name_key from reported_party p
    where p.vendor_id = ${vendorId}::int and ${which} offset 0) p
  cross join lateral (
    select f.* from revenue_fact f where f.vendor_id = ${vendorId}::int and f.party_id = p.id offset 0) f`;

const withParties = ({ vendorId }: ScopedTx) => sql`
  revenue_fact f left join reported_party p on p.vendor_id = ${vendorId}::int and p.id = f.party_id`;

const select = (tx: ScopedTx, customer: Prisma.Sql, lines: Prisma.Sql, which: Prisma.Sql) =>
  tx.$queryRaw<SoldLine[]>`
  select f.id, f.kind::text as kind, f.day::text as day, f.product_id as "productId", r.family_id as "familyId",
         f.quantity, f.partner_id as "partnerId", f.sold_to_id as "soldToId", f.deal_id as "dealId",
         f.authorisation, ${customer} as customer, f.amount_minor as "amountMinor", f.currency::text as currency,
         f.document, f.submission_id as "submissionId", f.row_no as "rowNo"
    from ${lines}
    join product r on r.vendor_id = ${tx.vendorId}::int and r.id = f.product_id
   where f.vendor_id = ${tx.vendorId}::int and f.kind in ('sell_through', 'direct') and f.superseded_at is null
     and ${which}`;

const merged = (...lists: SoldLine[][]): SoldLine[] => [
  ...new Map(lists.flat().map((line) => [line.id, line])).values(),
];

/** Who may have supplied whom. */
export async function suppliersNow(tx: ScopedTx): Promise<Suppliers> {
  const suppliers = new Map<string, Set<string>>();
  for (const { resellerId, distributorId, status } of await partnerLinks(tx)) {
    if (status !== "live") continue;
    const known = suppliers.get(resellerId);
    if (known) known.add(distributorId);
    else suppliers.set(resellerId, new Set([distributorId]));
  }
  return suppliers;
}
