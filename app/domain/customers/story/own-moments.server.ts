import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ResolutionMethod } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { DecisionEvidence } from "../decisions/told-decision.ts";
import { methodWords } from "../ui/customer-words.ts";
import { decisionWords, evidenceWords } from "../ui/decisions/decision-words.ts";
import { before, type Stretch } from "./before.server.ts";
import type { Moment } from "./moment.ts";

type Reported = {
  id: string;
  at: Date;
  name: string;
  city: string | null;
  partner: string | null;
  method: ResolutionMethod;
  decidedBy: string | null;
};

/** When a source wrote a customer in words that nobody had used before. */
export async function reportedMoments(
  tx: ScopedTx,
  customerIds: readonly string[],
  stretch: Stretch,
  vendorName: string,
): Promise<Moment[]> {
  const rows = await tx.$queryRaw<Reported[]>`
    select rp.id, rp.created_at as at, rp.name, rp.city, p.name as partner, rp.method::text,
           rp.decided_by as "decidedBy"
      from reported_party rp
      left join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = rp.partner_id
     where rp.vendor_id = ${tx.vendorId}::int and rp.customer_id = any(${[...customerIds]}::uuid[])
       and ${before(stretch, Prisma.sql`rp.created_at`, Prisma.sql`rp.id`)}
     order by rp.created_at desc, rp.id desc
     limit ${stretch.take}::int`;
  return rows.map(({ id, at, name, city, partner, method, decidedBy }) => ({
    ...{ kind: "reported", id, at, note: null, to: null, look: null },
    text: `${partner ?? vendorName} wrote “${[name, city].filter(Boolean).join(", ")}”`,
    help: decidedBy ? `taken for it by ${decidedBy}` : `taken for it ${methodWords[method]}`,
  }));
}

type Recorded = { id: string; at: Date; system: string; externalId: string; name: string };

/** When a customer came into one of the vendor's own systems. */
export async function recordMoments(
  tx: ScopedTx,
  customerIds: readonly string[],
  stretch: Stretch,
): Promise<Moment[]> {
  const rows = await tx.$queryRaw<Recorded[]>`
    select cr.id, cr.created_at as at, cr.system, cr.external_id as "externalId", rp.name
      from reported_party rp
      join customer_record cr on cr.vendor_id = ${tx.vendorId}::int and cr.party_id = rp.id
     where rp.vendor_id = ${tx.vendorId}::int and rp.customer_id = any(${[...customerIds]}::uuid[])
       and ${before(stretch, Prisma.sql`cr.created_at`, Prisma.sql`cr.id`)}
     order by cr.created_at desc, cr.id desc
     limit ${stretch.take}::int`;
  return rows.map(({ id, at, system, externalId, name }) => ({
    ...{ kind: "record", id, at, help: null, note: null, to: null, look: null },
    text: `Recorded in ${system} as ${externalId}, ${name}`,
  }));
}

/** What was decided of a customer and of the records that it stands for. */
export async function decidedMoments(
  tx: ScopedTx,
  customerIds: readonly string[],
  stretch: Stretch,
): Promise<Moment[]> {
  const { vendorId } = tx;
  const records = await tx.customer.findMany({
    where: { vendorId, standsForId: { in: [...customerIds] } },
    select: { id: true },
  });
  const ids = [...customerIds, ...records.map(({ id }) => id)];
  const found = await tx.$queryRaw<{ id: string }[]>`
    select distinct d.id, d.at
      from customer_touch t
      join customer_decision d on d.vendor_id = ${vendorId}::int and d.id = t.decision_id
     where t.vendor_id = ${vendorId}::int and t.customer_id = any(${ids}::uuid[])
       and ${before(stretch, Prisma.sql`d.at`, Prisma.sql`d.id`)}
     order by d.at desc, d.id desc
     limit ${stretch.take}::int`;
  const rows = await tx.customerDecision.findMany({
    where: { vendorId, id: { in: found.map(({ id }) => id) } },
    select: {
      ...{ id: true, no: true, kind: true, note: true, evidence: true, byName: true, at: true },
      about: { select: { no: true, kind: true, evidence: true } },
    },
  });
  return rows.map(({ id, kind, note, at, byName, ...row }) => {
    const evidence = DecisionEvidence.parse(row.evidence);
    const about = row.about && {
      ...row.about,
      evidence: DecisionEvidence.parse(row.about.evidence),
    };
    return {
      ...{ kind: "decided", id, at, note, look: "live" },
      text: decisionWords({ kind, evidence, about }),
      help: [byName, ...evidenceWords(evidence)].join("; "),
      to: `/desk/customers/${customerIds[0]}/history`,
    } satisfies Moment;
  });
}
