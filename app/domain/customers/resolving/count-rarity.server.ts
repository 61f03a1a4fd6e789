import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { NAME_ABBREVIATIONS, NUMBER_WORDS } from "../matching/common-words.ts";
import { readParty } from "../matching/party.ts";

/** What fewer customers say than this is rare, and not kept. */
const COMMON = 5;
const MOST = 5_000;

/** What is common at a vendor changes slowly. */
export const countRarity = defineJob({
  name: "customers.count_rarity",
  payload: z.unknown(),
  cron: "20 2 * * *",
  async run() {
    for (const vendorId of await vendorIds()) {
      await withScope(systemActor(vendorId), (tx) => countRarityOf(tx, now()), {
        timeoutMs: 120_000,
      });
    }
  },
});

/** Counts how many customers of a vendor say each word and city: thirty wordings of one company say it once. */
export async function countRarityOf(tx: ScopedTx, at: Date): Promise<void> {
  const { vendorId } = tx;
  const counted = (what: Prisma.Sql) =>
    tx.query<{ value: string; times: number }>(Prisma.sql`
      select value, count(*)::int as times
        from (select distinct customer_id, ${what} as value from reported_party where vendor_id = ${vendorId}::int) said
       where value <> '' group by value having count(*) >= ${COMMON}::int
       order by times desc, value limit ${MOST}::int`);
  const [words, cities, [all]] = await Promise.all([
    counted(Prisma.sql`unnest(string_to_array(name_key, ' '))`),
    counted(Prisma.sql`city`),
    tx.query<{ parties: number }>(Prisma.sql`
      select count(distinct customer_id)::int as parties from reported_party where vendor_id = ${vendorId}::int`),
  ]);
  const counts = {
    words: summed(words, (word) => NUMBER_WORDS.get(word) ?? NAME_ABBREVIATIONS.get(word) ?? word),
    cities: summed(cities, (city) => readParty({ name: "", city }).city.join(" ")),
  };
  await tx.query(Prisma.sql`
    insert into match_rarity (vendor_id, counted_at, parties, counts)
    values (${vendorId}::int, ${at.toISOString()}::timestamptz, ${all?.parties ?? 0}::int, ${JSON.stringify(counts)}::jsonb)
    on conflict (vendor_id) do update
      set counted_at = excluded.counted_at, parties = excluded.parties, counts = excluded.counts`);
}

/** Spellings that are read as one count together. */
function summed(rows: readonly { value: string; times: number }[], read: (text: string) => string) {
  const sums: Record<string, number> = {};
  for (const { value, times } of rows) sums[read(value)] = (sums[read(value)] ?? 0) + times;
  return sums;
}
