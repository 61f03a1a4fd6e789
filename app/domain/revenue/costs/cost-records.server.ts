import { partKey } from "#app/domain/catalog/product.ts";
import { CompanyWords } from "#app/domain/customers/party.schema.ts";
import { resolveParties } from "#app/domain/customers/resolve-party.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ChannelCostKind } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { decimalOf } from "#app/platform/money.ts";
import {
  type Fields,
  type RecordChange,
  RecordOutdated,
  type RecordRoom,
} from "#app/platform/records/record-room.ts";

import { Rates } from "../ledger/rates.ts";
import { vendorTerms } from "../ledger/terms.server.ts";
import { selectRates } from "../ledger/work.store.server.ts";
import { booksClosedThrough } from "../open-period.server.ts";
import { keyWord } from "../sales-line.ts";
import { costNames, dealNumberKey } from "./judge-cost.server.ts";
import { shareLater } from "./share-job.server.ts";

const BETWEEN = "\u001f";
const TYPED = "typed";

/** The same document and line of the same partner is the same cost; without a line, what it is for tells it. */
export function costRecordKey(fields: Fields): string {
  const { partner, document, line, kind, part, family, customer, deal, authorisation, from } =
    fields;
  const tells = line ? [line] : [kind, part, family, customer, deal, authorisation, from];
  const head = [partner, document, line ? "line" : "what"];
  return [...head, ...tells].map((word) => keyWord(word ?? "")).join(BETWEEN);
}

/** Of a cost that somebody typed in. */
export const typedKey = (id: string) => `${TYPED}${BETWEEN}${id}`;
export const isTyped = (key: string) => key.startsWith(TYPED + BETWEEN);

type Row = Omit<Fields, "kind"> & {
  key: string;
  kind: ChannelCostKind;
  amountMinor: bigint;
  currency: string;
};

const select = (tx: ScopedTx, keys: readonly string[], held: boolean) => tx.$queryRaw<Row[]>`
  select c.cost_key as key, c.kind, p.code as partner, c.document, nullif(c.line_no, '') as line,
         c.from_day::text as from, c.to_day::text as to, c.amount_minor as "amountMinor", c.currency::text,
         r.name as customer, r.domain, r.country::text, d.number as deal, c.authorisation,
         g.part_no as part, f.name as family, c.note
    from channel_cost c
    join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = c.partner_id
    left join reported_party r on r.vendor_id = ${tx.vendorId}::int and r.id = c.party_id
    left join deal d on d.vendor_id = ${tx.vendorId}::int and d.id = c.deal_id
    left join product g on g.vendor_id = ${tx.vendorId}::int and g.id = c.product_id
    left join product_family f on f.vendor_id = ${tx.vendorId}::int and f.id = c.family_id
   where c.vendor_id = ${tx.vendorId}::int and c.cost_key = any(${[...new Set(keys)]}::text[])
   order by c.id ${held ? Prisma.sql`for update of c` : Prisma.empty}`;

/** Costs as files and forms write them, by their keys. */
export async function readCosts(
  tx: ScopedTx,
  keys: readonly string[],
  held = false,
): Promise<Map<string, Fields>> {
  const rows = await select(tx, keys, held);
  return new Map(
    rows.map(({ key, amountMinor, ...row }): [string, Fields] => [
      key,
      { ...row, amount: decimalOf(amountMinor, row.currency) },
    ]),
  );
}

/**
 * What the channel costs, by document and line. Days of closed books are taken neither here nor when a file is taken
 * back.
 */
export const costRecords: RecordRoom = {
  known: (tx, keys) => readCosts(tx, keys, true),
  write,
  finish: shareLater,
  async fixed(tx) {
    const closed = await booksClosedThrough(tx);
    if (!closed) return () => null;
    const rows = await tx.$queryRaw<{ key: string }[]>`
      select cost_key as key from channel_cost
       where vendor_id = ${tx.vendorId}::int and to_day <= ${closed}::date`;
    const keys = new Set(rows.map(({ key }) => key));
    const through = closed.toISOString().slice(0, 10);
    return (key) => (keys.has(key) ? `the books are closed through ${through}` : null);
  },
  async standing(tx, keys) {
    const closed = await booksClosedThrough(tx);
    if (!closed) return new Map();
    const rows = await tx.$queryRaw<{ key: string }[]>`
      select cost_key as key from channel_cost
       where vendor_id = ${tx.vendorId}::int and cost_key = any(${[...keys]}::text[]) and to_day <= ${closed}::date`;
    return new Map(rows.map(({ key }) => [key, "the closed books"]));
  },
  async remove(tx, keys) {
    await tx.$executeRaw`
      delete from channel_cost where vendor_id = ${tx.vendorId}::int and cost_key = any(${[...keys]}::text[])`;
  },
};

async function write(tx: ScopedTx, changes: readonly RecordChange[], at: Date) {
  const names = await costNames(tx);
  const { currency, closedThrough } = await vendorTerms(tx);
  const rates = new Rates(currency, await selectRates(tx, currency));
  const known = await costRecords.known(
    tx,
    changes.map(({ key }) => key),
  );
  const costs = changes.map(({ key, fields }) => {
    const before = known.get(key);
    const said: Fields = { ...before, ...fields };
    const closed = [before?.to, said.to].some(
      (day) => closedThrough && day && day <= closedThrough,
    );
    const partner = names.partners.get(said.partner ?? "");
    if (closed || !partner) throw new RecordOutdated();
    return { key, said, partnerId: partner.id };
  });
  const named = costs.filter(({ said }) => said.customer);
  const parties = await resolveParties(
    tx,
    { partnerId: null },
    named.map(({ said: { customer, domain, country } }) =>
      CompanyWords.parse({
        name: customer,
        domain: domain ?? undefined,
        country: country ?? undefined,
      }),
    ),
    at,
  );
  const partyOf = new Map(named.map(({ key }, nth) => [key, parties[nth]?.partyId ?? null]));
  const rows = costs.map(({ key, said, partnerId }) => {
    const amountMinor = BigInt((said.amount ?? "0").replace(".", ""));
    const { base, rate } = rates.convert(amountMinor, said.currency ?? "", said.to ?? "");
    return {
      ...{ id: newId(), key, kind: said.kind, partner_id: partnerId },
      ...{ party_id: partyOf.get(key) ?? null, authorisation: said.authorisation, note: said.note },
      deal_id: said.deal ? (names.deals.get(dealNumberKey(said.deal))?.id ?? null) : null,
      product_id: said.part ? (names.products.get(partKey(said.part))?.id ?? null) : null,
      family_id: said.family ? (names.families.get(said.family.toLowerCase())?.id ?? null) : null,
      ...{ from_day: said.from, to_day: said.to, amount_minor: String(amountMinor) },
      ...{ currency: said.currency, rate, base_minor: base === null ? null : String(base) },
      ...{ document: said.document, line_no: said.line ?? "" },
    };
  });
  await tx.$executeRaw`
    insert into channel_cost (vendor_id, id, cost_key, kind, partner_id, party_id, deal_id, authorisation, product_id,
           family_id, from_day, to_day, amount_minor, currency, rate, base_minor, document, line_no, note, created_at)
    select ${tx.vendorId}::int, id, key, kind, partner_id, party_id, deal_id, authorisation, product_id, family_id,
           from_day, to_day, amount_minor, currency, rate, base_minor, document, line_no, note, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
           id uuid, key text, kind channel_cost_kind, partner_id uuid, party_id uuid, deal_id uuid, authorisation text,
           product_id uuid, family_id uuid, from_day date, to_day date, amount_minor bigint, currency char(3),
           rate numeric, base_minor bigint, document text, line_no text, note text)
    on conflict (vendor_id, cost_key) do update
       set kind = excluded.kind, partner_id = excluded.partner_id, party_id = excluded.party_id,
           deal_id = excluded.deal_id, authorisation = excluded.authorisation, product_id = excluded.product_id,
           family_id = excluded.family_id, from_day = excluded.from_day, to_day = excluded.to_day,
           amount_minor = excluded.amount_minor, currency = excluded.currency, rate = excluded.rate,
           base_minor = excluded.base_minor, document = excluded.document, line_no = excluded.line_no,
           note = excluded.note, shared_at = null`;
}
