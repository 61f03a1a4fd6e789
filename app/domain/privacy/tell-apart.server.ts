import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { mentionHits, type Row } from "./hits.ts";
import type { Held } from "./register/held.ts";
import { columnsOf, register } from "./register/register.ts";
import type { Sighting } from "./request.store.server.ts";
import { nearTo, type Subject } from "./subject.ts";
import { keyOf, rowsByKey } from "./window.store.server.ts";

const column = (word: string) => Prisma.raw(`"${word}"`);

/**
 * A name or number that others have as well says nothing in a text about somebody else's deal: it is looked for at the
 * deals alone at which the person is the contact.
 */
export async function tellApart(
  tx: ScopedTx,
  requestId: string,
  subject: Subject,
): Promise<Subject> {
  const names = subject.besides.names.filter((name) => !subject.names.includes(name));
  const phones = subject.besides.phones.filter((phone) => !subject.phones.includes(phone));
  const others = { names: new Set<string>(), phones: new Set<string>() };
  for (const held of register) {
    const [mail] = columnsOf(held, "mail", "address");
    const [name] = columnsOf(held, "name");
    const [phone] = columnsOf(held, "phone");
    if (!mail || !name) continue;
    const of = phone
      ? Prisma.sql`right(regexp_replace(t.${column(phone)}, '\\D', '', 'g'), 8)`
      : Prisma.sql`null`;
    const rows = await tx.$queryRaw<{ name: string; phone: string | null }[]>`
      select distinct lower(regexp_replace(btrim(t.${column(name)}), '\\s+', ' ', 'g')) as name, ${of} as phone
        from tributary.${column(held.table)} t
       where t.vendor_id = ${tx.vendorId}::int and t.${column(mail)} is not null
         and lower(btrim(t.${column(mail)})) <> all(${subject.mails}::text[])
         and (lower(regexp_replace(btrim(t.${column(name)}), '\\s+', ' ', 'g')) = any(${names}::text[])
              or ${of} = any(${phones}::text[]))`;
    for (const row of rows) {
      if (names.includes(row.name)) others.names.add(row.name);
      if (row.phone && phones.includes(row.phone)) others.phones.add(row.phone);
    }
  }
  const deals = await tx.privacySighting.findMany({
    where: { vendorId: tx.vendorId, requestId, heldIn: "deal" },
    select: { rowKey: true },
  });
  return {
    ...subject,
    besides: {
      names: subject.besides.names.filter((name) => !others.names.has(name)),
      phones: subject.besides.phones.filter((phone) => !others.phones.has(phone)),
    },
    near: {
      names: [...new Set([...subject.near.names, ...others.names])],
      phones: [...new Set([...subject.near.phones, ...others.phones])],
      deals: deals.map(({ rowKey }) => String(JSON.parse(rowKey).id)),
    },
  };
}

/** Where those are named at their own deals by what others have as well. */
export async function mentionsAtTheirDeals(tx: ScopedTx, subject: Subject): Promise<Sighting[]> {
  const { names, phones, deals } = subject.near;
  if (deals.length === 0 || names.length + phones.length === 0) return [];
  const sightings: Sighting[] = [];
  for (const held of register) {
    for (const row of await rowsAtDeals(tx, held, deals)) {
      const columns = mentionHits(held, row, nearTo(subject, held.table, row));
      if (columns.length > 0) {
        sightings.push({ heldIn: held.table, key: keyOf(held, row), columns });
      }
    }
  }
  return sightings;
}

async function rowsAtDeals(tx: ScopedTx, held: Held, deals: readonly string[]): Promise<Row[]> {
  if (held.table === "deal")
    return rowsByKey(
      tx,
      held,
      deals.map((id) => ({ id })),
    );
  if (!held.atDeals || columnsOf(held, "text", "json").length === 0) return [];
  const keys = await tx.$queryRaw<{ key: Row }[]>`
    select to_jsonb(k) as key from (
      select ${Prisma.join(held.key.map((key) => Prisma.sql`t.${column(key)}`))}
        from tributary.${column(held.table)} t
       where t.vendor_id = ${tx.vendorId}::int and t.deal_id = any(${[...deals]}::uuid[])) k`;
  return rowsByKey(
    tx,
    held,
    keys.map(({ key }) => key),
  );
}
