import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { type Fields, type Fixed, RecordOutdated } from "#app/platform/records/record-room.ts";

/** The field of a reseller's record that says whether a distributor supplies it. */
export const LINK = "distributor:";
const LINKED = "linked";

export const linkFields = (codes: readonly string[]): Fields =>
  Object.fromEntries(codes.map((code) => [`${LINK}${code}`, LINKED]));

type Link = { code: string; wanted: boolean };

export const linksOf = (fields: Fields): Link[] =>
  Object.entries(fields).flatMap(([field, value]) =>
    field.startsWith(LINK) ? [{ code: field.slice(LINK.length), wanted: value !== null }] : [],
  );

type Row = { resellerId: string; code: string };

/** The links of resellers that are live or proposed, as fields of their records. */
export async function standingLinks(tx: ScopedTx, ids: readonly string[]) {
  const rows = await tx.$queryRaw<Row[]>`
    select l.reseller_id as "resellerId", d.code
      from partner_link l join partner d on d.vendor_id = ${tx.vendorId}::int and d.id = l.distributor_id
     where l.vendor_id = ${tx.vendorId}::int and l.reseller_id = any(${[...ids]}::uuid[]) and l.status <> 'ended'`;
  const links = new Map<string, Fields>();
  for (const { resellerId, code } of rows) {
    links.set(resellerId, { ...links.get(resellerId), ...linkFields([code]) });
  }
  return links;
}

/** A link that somebody has accepted is theirs to end. */
export async function fixedLinks(tx: ScopedTx): Promise<Fixed> {
  const rows = await tx.$queryRaw<{ reseller: string; distributor: string }[]>`
    select lower(r.code) as reseller, d.code as distributor
      from partner_link l
      join partner r on r.vendor_id = ${tx.vendorId}::int and r.id = l.reseller_id
      join partner d on d.vendor_id = ${tx.vendorId}::int and d.id = l.distributor_id
     where l.vendor_id = ${tx.vendorId}::int and l.status <> 'ended'
       and (l.distributor_accepted_at is not null or l.reseller_accepted_at is not null)`;
  const accepted = new Set(rows.map((row) => `${row.reseller}\t${LINK}${row.distributor}`));
  return (key, field) => (accepted.has(`${key}\t${field}`) ? "the link was accepted since" : null);
}

/** Links of partners that either side has accepted, or that were and are over. */
export const countAcceptedLinks = (
  tx: ScopedTx,
  ids: readonly string[],
): Promise<{ id: string; table: string; rows: number }[]> => tx.$queryRaw`
  select p.id, 'partner_link' as "table", count(*)::int as rows
    from unnest(${[...ids]}::uuid[]) as p(id)
    join partner_link l on l.vendor_id = ${tx.vendorId}::int and p.id in (l.reseller_id, l.distributor_id)
   where l.status <> 'proposed' or l.distributor_accepted_at is not null or l.reseller_accepted_at is not null
   group by 1`;

/** Takes back what was proposed to partners and nobody has accepted. */
export const removeProposals = (tx: ScopedTx, ids: readonly string[]) => tx.$executeRaw`
  delete from partner_link
   where vendor_id = ${tx.vendorId}::int and status = 'proposed' and distributor_accepted_at is null
     and reseller_accepted_at is null
     and (reseller_id = any(${[...ids]}::uuid[]) or distributor_id = any(${[...ids]}::uuid[]))`;

/** Proposes links, without telling anybody, and takes back those that nobody has accepted. */
export async function writeLinks(
  tx: ScopedTx,
  resellers: readonly { resellerId: string; links: readonly Link[] }[],
  at: Date,
) {
  const { vendorId } = tx;
  const all = resellers.flatMap(({ resellerId, links }) =>
    links.map((link) => ({ ...link, resellerId })),
  );
  if (all.length === 0) return;
  const found = await tx.partner.findMany({
    where: { vendorId, kind: "distributor", code: { in: all.map(({ code }) => code) } },
    select: { id: true, code: true },
  });
  const ids = new Map(found.map(({ id, code }) => [code, id]));
  const rows = all.map(({ resellerId, code, wanted }) => {
    const distributorId = ids.get(code);
    if (!distributorId) throw new RecordOutdated(`There is no distributor ${code} any more`);
    return { id: newId(), reseller_id: resellerId, distributor_id: distributorId, wanted };
  });
  const json = JSON.stringify(rows);
  await tx.$executeRaw`
    delete from partner_link l
     using jsonb_to_recordset(${json}::jsonb) as r(reseller_id uuid, distributor_id uuid, wanted boolean)
     where not r.wanted and l.vendor_id = ${vendorId}::int and l.reseller_id = r.reseller_id
       and l.distributor_id = r.distributor_id and l.status = 'proposed'
       and l.distributor_accepted_at is null and l.reseller_accepted_at is null`;
  // A link that is over begins again.
  await tx.$executeRaw`
    insert into partner_link (vendor_id, id, distributor_id, reseller_id, status, proposed_by, created_at)
    select ${vendorId}::int, r.id, r.distributor_id, r.reseller_id, 'proposed', 'vendor', ${at}
      from jsonb_to_recordset(${json}::jsonb) as r(id uuid, reseller_id uuid, distributor_id uuid, wanted boolean)
     where r.wanted
    on conflict (vendor_id, distributor_id, reseller_id) do update
       set status = 'proposed', proposed_by = 'vendor', shares_deals = false, distributor_accepted_at = null,
           reseller_accepted_at = null, ended_at = null, ended_by = null, created_at = excluded.created_at
     where partner_link.status = 'ended'`;
}
