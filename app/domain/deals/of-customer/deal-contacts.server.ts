import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** A person at the customer, as the latest deal that names it writes it. */
export type DealContact = {
  name: string;
  email: string | null;
  phone: string | null;
  dealId: string;
  dealNumber: string;
  partnerName: string;
  since: Date;
};

const MOST = 20;

/** The people that deals name, each once: by mail address, or by name where there is none. */
export const contactsOfDeals = (tx: ScopedTx, partyIds: readonly string[]) =>
  tx.$queryRaw<DealContact[]>`
    select *
      from (select distinct on (lower(coalesce(nullif(d.contact_email, ''), d.contact_name)))
                   d.contact_name as name, d.contact_email as email, d.contact_phone as phone, d.id as "dealId",
                   d.number as "dealNumber", p.name as "partnerName", d.created_at as since
              from deal d
              join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = d.partner_id
             where d.vendor_id = ${tx.vendorId}::int and d.party_id = any(${[...partyIds]}::uuid[])
               and d.contact_name <> ''
             order by lower(coalesce(nullif(d.contact_email, ''), d.contact_name)), d.created_at desc, d.id desc) c
     order by c.since desc, c."dealId"
     limit ${MOST}::int`;
