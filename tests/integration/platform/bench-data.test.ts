import { expect, test } from "vitest";

import { connectOwner } from "#app/platform/db/connect-owner.ts";
import { prepareDatabase } from "#app/platform/db/prepare-database.ts";
import { newId } from "#app/platform/id.server.ts";
import { dropDatabase } from "#tests/bench/bench-database.ts";
import { ratioOf } from "#tests/bench/figure.ts";
import { fillDatabase } from "#tests/bench/fill-database.ts";

const promises = `
  select conrelid::regclass::text || ' ' || conname as name from pg_constraint
   where connamespace = 'tributary'::regnamespace
  union all select indexrelid::regclass::text from pg_index where indrelid = 'tributary.deal'::regclass
  union all select tgrelid::regclass::text || ' ' || tgname from pg_trigger where tgenabled = 'O' and not tgisinternal
  order by 1`;

test("the bench's data keep every promise of the schema", { timeout: 60_000 }, async () => {
  const address = new URL(process.env.OWNER_DATABASE_URL ?? "");
  address.pathname = `/tributary_bench_${newId().slice(-6)}`;
  await prepareDatabase(address.href);
  const owner = await connectOwner(address.href);
  try {
    const before = await owner.query(promises);
    await fillDatabase(owner, 300);
    expect((await owner.query(promises)).rows).toEqual(before.rows);

    const { rows } = await owner.query<{ table: string; found: number }>(`
      select 'deal' as table, count(*)::int as found from deal union all
      select 'ledger_entry', count(*)::int from ledger_entry order by 1`);
    expect(rows).toEqual([
      { table: "deal", found: 300 },
      { table: "ledger_entry", found: 150 },
    ]);
  } finally {
    await owner.end();
    await dropDatabase(address.href);
  }
});

test("a ratio says how many times worse than the limit, of times and of rates", () => {
  expect(ratioOf(10, 2, "ms")).toBe(5);
  expect(ratioOf(100, 400, "rows/s")).toBe(4);
  expect(ratioOf(100, null, "MB")).toBeNull();
});
