import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** What agrees and what does not, key by key, as text: parties of whom it is the same are decided alike. */
export const patternIn = (evidence: Prisma.Sql) => Prisma.sql`
  (select string_agg((x ->> 'key') || ': ' || (x ->> 'value'), '; ' order by x ->> 'key')
     from jsonb_array_elements(${evidence}) x)`;

/** Of a party's likeliest match, decided or not; null where it never had one. */
export async function patternOf(tx: ScopedTx, partyId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ pattern: string | null }[]>`
    select ${patternIn(Prisma.sql`m.evidence`)} as pattern from match_proposal m
     where m.vendor_id = ${tx.vendorId}::int and m.party_id = ${partyId}::uuid
     order by m.score desc, m.id limit 1`;
  return row?.pattern ?? null;
}
