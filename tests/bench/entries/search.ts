import type pg from "pg";

import type { Bench, Found } from "../entries.ts";
import { type Place, places } from "../fill-world.ts";
import { repeat, signedIn, visit } from "../visit.ts";

// Each word is in one of hundreds of names, so that a page of results fills up only at the end of a scan.
const words = [
  "Kestrel Water 17",
  "Veridian Paper",
  "Fennick Pharma",
  "Ostend Glass",
  "Corvin Rail",
];
const wordsAt = (turn: number) => words[turn % words.length] ?? "";
const asked = (path: string) => (turn: number) =>
  `${path}?${new URLSearchParams({ q: wordsAt(turn) })}`;

/** Deals and customers by words in their names, beside an index of three-letter pieces that may be used freely. */
export async function search(bench: Bench): Promise<Found[]> {
  const indexed = await withTrigrams(bench.owner);
  const deals = async (place: Place): Promise<Found> => ({
    name: `search deals ${place} p50`,
    value: await pageOf(bench, place, "/portal/deals"),
    unit: "ms",
    limit: indexed && (await rows(bench, dealsByWords, [`P${places[place]}`])),
  });
  const found: Found[] = [
    await deals("steady"),
    await deals("growing"),
    {
      name: "search customers p50",
      value: await pageOf(bench, "admin", "/desk/customers"),
      unit: "ms",
      limit: indexed && (await rows(bench, customersByWords, [])),
    },
  ];
  await bench.owner.query("drop index if exists bench_deal_words, bench_customer_words");
  return found;
}

async function pageOf(bench: Bench, who: Place | "admin", path: string): Promise<number> {
  const browser = await signedIn(bench, who);
  const { p50 } = await visit(bench, browser, { path: asked(path) });
  browser.close();
  return p50;
}

const rows = async (bench: Bench, text: string, values: unknown[]) =>
  (await repeat(bench, (turn) => bench.owner.query(text, [`%${wordsAt(turn)}%`, ...values]))).p50;

const dealsByWords = `
  select d.id, d.number, d.customer_name, d.value_minor, d.status from deal d
    join partner p on p.vendor_id = 1 and p.id = d.partner_id
   where d.vendor_id = 1 and p.code = $2 and d.customer_name ilike $1
   order by d.created_at desc, d.id desc limit 80`;
const customersByWords = `
  select id, name, city, country, lifecycle from customer
   where vendor_id = 1 and name ilike $1 order by name, id limit 50`;

/** Null where the server does not have the extension. */
async function withTrigrams(owner: pg.Client): Promise<true | null> {
  try {
    await owner.query("create extension if not exists pg_trgm with schema public");
  } catch {
    return null;
  }
  await owner.query("create index bench_deal_words on deal using gin (customer_name gin_trgm_ops)");
  await owner.query("create index bench_customer_words on customer using gin (name gin_trgm_ops)");
  return true;
}
