import { systemActor } from "#app/platform/actor.ts";
import { auditAll, type Deed } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { standingInWords, whatStandsOn } from "#app/platform/db/what-stands-on.server.ts";
import { changesBetween } from "#app/platform/edition.server.ts";
import { newId } from "#app/platform/id.server.ts";
import {
  type Fields,
  type RecordChange,
  RecordOutdated,
  type RecordRoom,
} from "#app/platform/records/record-room.ts";

import {
  countAcceptedLinks,
  fixedLinks,
  linksOf,
  removeProposals,
  standingLinks,
  writeLinks,
} from "./link-records.server.ts";
import type { PartnerKind } from "./partner.ts";

/** One code whatever its case. */
export const partnerRecordKey = (code: string) => code.toLowerCase();

type Row = {
  id: string;
  code: string;
  kind: PartnerKind;
  name: string;
  tier: string | null;
  city: string;
  country: string;
  domain: string | null;
  vat: string | null;
};

/** Partners by their code. A link to a distributor is a field of its own. */
export const partnerRecords: RecordRoom = {
  async known(tx, keys) {
    const rows = await tx.$queryRaw<Row[]>`
      select p.id, p.code, p.kind::text, p.name, t.name as tier, p.city, p.country::text, p.domain, p.tax_id as vat
        from partner p left join tier t on t.vendor_id = ${tx.vendorId}::int and t.id = p.tier_id
       where p.vendor_id = ${tx.vendorId}::int and lower(p.code) = any(${[...keys]}::text[])
       order by p.id for update of p`;
    const links = await standingLinks(
      tx,
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.map(({ id, code, kind, ...row }): [string, Fields] => [
        partnerRecordKey(code),
        { ...row, partnerKind: kind, ...links.get(id) },
      ]),
    );
  },
  write,
  fixed: fixedLinks,
  async standing(tx, keys) {
    const ids = await idsByKey(tx, keys);
    const more = ["partner_id", "sold_to_id"].map((column) => ({ table: "revenue_fact", column }));
    const except = ["partner_link"];
    const found = await whatStandsOn(tx, "partner", [...ids.values()], { more, except });
    const linked = await countAcceptedLinks(tx, [...ids.values()]);
    const words = standingInWords([...found, ...linked], names);
    return new Map(
      [...ids].flatMap(([key, id]) => {
        const said = words.get(id);
        return said ? [[key, said] as const] : [];
      }),
    );
  },
  async remove(tx, keys) {
    const ids = [...(await idsByKey(tx, keys)).values()];
    const rows = await tx.partner.findMany({
      where: { vendorId: tx.vendorId, id: { in: ids } },
      select: { id: true, code: true, name: true },
    });
    await removeProposals(tx, ids);
    await tx.partner.deleteMany({ where: { vendorId: tx.vendorId, id: { in: ids } } });
    const deeds = rows.map(({ id, ...detail }) => ({
      action: "partner.taken_back",
      subject: { kind: "partner", id },
      detail,
    }));
    await auditAll(tx, systemActor(tx.vendorId), deeds);
  },
};

const names = {
  revenue_fact: ["sales line", "sales lines"],
  membership: ["person", "people"],
  invitation: ["invitation", "invitations"],
  agreement: ["agreement", "agreements"],
  product: ["product", "products"],
  partner_link: ["link", "links"],
  reported_party: ["customer it named", "customers it named"],
  deal: ["deal", "deals"],
  submission: ["submission", "submissions"],
  forecast: ["forecast", "forecasts"],
  inventory_line: ["stock line", "stock lines"],
  joint_account: ["joint account", "joint accounts"],
} as const;

async function idsByKey(tx: ScopedTx, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; code: string }[]>`
    select id, code from partner
     where vendor_id = ${tx.vendorId}::int and lower(code) = any(${[...keys]}::text[]) order by code desc`;
  return new Map(rows.map(({ id, code }) => [partnerRecordKey(code), id]));
}

async function write(tx: ScopedTx, changes: readonly RecordChange[], at: Date) {
  const { vendorId } = tx;
  const keys = changes.map(({ key }) => key);
  const standing = await partnerRecords.known(tx, keys);
  const ids = await idsByKey(tx, keys);
  const tiers = await tx.tier.findMany({ where: { vendorId }, select: { id: true, name: true } });
  const tierIds = new Map(tiers.map(({ id, name }) => [name, id]));
  const deeds: Deed[] = [];
  const rows = changes.map(({ key, title, fresh, fields }) => {
    const before = standing.get(key) ?? {};
    const after: Fields = { ...before, ...fields };
    const id = fresh ? newId() : (ids.get(key) ?? "");
    ids.set(key, id);
    const subject = { kind: "partner", id };
    const noted = { name: after.name ?? "", code: title, kind: after.partnerKind ?? "" };
    const detail = fresh ? noted : changesBetween(before, after);
    deeds.push({ action: fresh ? "partner.registered" : "partner.changed", subject, detail });
    const tierId = after.tier ? tierIds.get(after.tier) : null;
    if (tierId === undefined) throw new RecordOutdated(`There is no tier ${after.tier} any more`);
    return {
      ...{ id, code: title, fresh, kind: after.partnerKind, name: after.name, tier_id: tierId },
      ...{ city: after.city, country: after.country, domain: after.domain, tax_id: after.vat },
    };
  });
  await tx.$executeRaw`
    with said as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, code text, fresh boolean, kind text,
        name text, tier_id uuid, city text, country text, domain text, tax_id text)),
    added as (
      insert into partner (vendor_id, id, code, kind, name, tier_id, city, country, domain, tax_id, created_at)
      select ${vendorId}::int, id, code, kind::partner_kind, name, tier_id, city, country, domain, tax_id, ${at}
        from said where fresh)
    update partner p
       set name = s.name, tier_id = s.tier_id, city = s.city, country = s.country, domain = s.domain, tax_id = s.tax_id
      from said s where not s.fresh and p.vendor_id = ${vendorId}::int and p.id = s.id`;
  await writeLinks(
    tx,
    changes.map(({ key, fields }) => ({ resellerId: ids.get(key) ?? "", links: linksOf(fields) })),
    at,
  );
  await auditAll(tx, systemActor(vendorId), deeds);
}
