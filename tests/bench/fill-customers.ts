import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { PartyText } from "#app/domain/customers/matching/party.ts";
import { keysOf } from "#app/domain/customers/normalise.ts";
import { partyKeys } from "#app/domain/customers/resolving/party-keys.ts";
import { readWords } from "#app/domain/customers/resolving/read-words.ts";
import { vendorAndFile } from "#tests/support/matching-world.ts";
import { takeApart } from "./fill-database.ts";

/** A vendor beside the one with the deals, whose customers are written as companies are. */
export const resolvingVendor = 2;

export const madeList = (size: number) =>
  vendorAndFile({ known: size, reported: reportedBy(size), seed: 11 });

/** A file of a hundred thousand parties against a million customers; fewer against fewer. */
const reportedBy = (size: number) => Math.min(100_000, Math.max(1_000, size));

export const customerIdOf = (n: number) => idOf(1, n);

const idOf = (kind: number, n: number) =>
  `0190000${kind}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

/** The vendor's customers, each with one reported party and its keys, past every policy. */
export async function fillCustomers(owner: pg.Client, known: readonly PartyText[]): Promise<void> {
  await owner.query(
    `insert into vendor (vendor_id, name, short_name, currency, time_zone, created_at)
     values (${resolvingVendor}, 'Resolving', 'Resolving', 'EUR', 'Europe/Berlin', timestamptz '2024-01-01')`,
  );
  const words = known.map(inColumns);
  const complete = await takeApart(owner, ["customer", "reported_party"]);
  await copy(
    owner,
    "customer (vendor_id, id, kind, lifecycle, name, street, postcode, city, created_at)",
    words.map(({ name, street, postcode, city }, n) => [
      ...[resolvingVendor, idOf(1, n), "organisation", "active", name, street, postcode, city, at],
    ]),
  );
  await copy(owner, `reported_party ${PARTY_COLUMNS}`, partyRows(words));
  await complete();
  await owner.query("alter table party_key drop constraint party_key_pkey");
  await copy(owner, "party_key (vendor_id, key, party_id)", keyRows(words));
  await owner.query(
    "alter table party_key add constraint party_key_pkey primary key (vendor_id, key, party_id)",
  );
  for (const table of ["customer", "reported_party", "party_key"]) {
    await owner.query(`vacuum analyze ${table}`);
  }
}

const at = "2024-01-01T00:00:00Z";

const inColumns = ({ address, ...rest }: PartyText) => ({ ...rest, street: address });

const PARTY_COLUMNS = `(vendor_id, id, fingerprint, name, street, postcode, city, phone, domain, name_key, domain_key,
  customer_id, method, rule_version, score, evidence, created_at, keys_version)`;

const partyRows = (words: readonly ReturnType<typeof inColumns>[]): Cell[][] =>
  words.map(({ name, street, postcode, city, phone, domain }, n) => {
    const { nameKey, domainKey } = keysOf({ name, domain });
    return [
      ...[resolvingVendor, idOf(2, n), `made-${n}`, name, street, postcode, city, phone, domain],
      ...[nameKey, domainKey, idOf(1, n), "new_customer", 3, 0, "[]", at, 3],
    ];
  });

/** How long parties and their keys take to be written alone, found for nobody. */
export async function rawSeconds(owner: pg.Client, parties: readonly PartyText[]) {
  const words = parties.map(inColumns);
  const [rows, keys] = [partyRows(words), [...keyRows(words)]];
  await owner.query(`create table tributary.bench_party (like tributary.reported_party including defaults);
    alter table tributary.bench_party add primary key (vendor_id, id);
    create table tributary.bench_key (like tributary.party_key including defaults);
    alter table tributary.bench_key add primary key (vendor_id, key, party_id)`);
  const from = performance.now();
  await copy(owner, `bench_party ${PARTY_COLUMNS}`, rows);
  await copy(owner, "bench_key (vendor_id, key, party_id)", keys);
  const seconds = (performance.now() - from) / 1000;
  await owner.query("drop table tributary.bench_party; drop table tributary.bench_key");
  return seconds;
}

type Cell = string | number | null | undefined;

function* keyRows(words: readonly Parameters<typeof readWords>[0][]): Generator<Cell[]> {
  for (const [n, each] of words.entries())
    for (const { hash } of partyKeys(readWords(each))) yield [resolvingVendor, hash, idOf(2, n)];
}

async function copy(owner: pg.Client, into: string, rows: Iterable<Cell[]>): Promise<void> {
  const stream = owner.query(copyFrom(`copy tributary.${into} from stdin`));
  await pipeline(Readable.from(lines(rows)), stream);
}

const PIECE = 2_000;

function* lines(rows: Iterable<Cell[]>): Generator<string> {
  let piece: string[] = [];
  for (const row of rows) {
    piece.push(
      row.map((cell) => (cell === null || cell === undefined ? "\\N" : String(cell))).join("\t"),
    );
    if (piece.length < PIECE) continue;
    yield `${piece.join("\n")}\n`;
    piece = [];
  }
  if (piece.length > 0) yield `${piece.join("\n")}\n`;
}
