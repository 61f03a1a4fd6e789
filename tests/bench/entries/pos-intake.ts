import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";

import { from as copyFrom } from "pg-copy-streams";

import type { Bench, Found } from "../entries.ts";
import { signedIn } from "../visit.ts";

const ROWS = 20_000;
const MOST_SECONDS = 120;

/** A file of sales from the moment it is dropped until its facts are there, beside COPY of it into one typed table. */
export async function posIntake(bench: Bench): Promise<Found[]> {
  const rows = Math.min(ROWS, bench.size);
  const file = salesFile(rows);
  const seconds = await handOver(bench, file);
  const limit = await copySeconds(bench, file);
  return [{ name: "pos-intake", value: rows / seconds, unit: "rows/s", limit: rows / limit }];
}

const header = [
  ...["Invoice No", "Invoice Line", "Invoice Date", "Part Number", "Qty", "Unit Price", "Currency"],
  ...["End Customer", "Customer Web", "Postcode", "City", "Country"],
].join(",");

/** Many lines of few customers over the last month, as such files are. */
function salesFile(rows: number): string {
  const run = Date.now();
  const day = (row: number) =>
    new Date(run - (1 + (row % 28)) * 86_400_000).toISOString().slice(0, 10);
  const lines = Array.from({ length: rows }, (_, row) => {
    const customer = row % 500;
    return [
      ...[`SO-${run}-${row >> 2}`, (row % 4) * 10 + 10, day(row >> 2), `HI-${6000 + (row % 60)}`],
      ...[
        1 + (row % 40),
        "127.60",
        "EUR",
        `Reported ${customer} Ltd`,
        `reported-${customer}.example`,
      ],
      ...["HU1 2PS", "Hull", "GB"],
    ].join(",");
  });
  return [header, ...lines, ""].join("\n");
}

async function handOver(bench: Bench, file: string): Promise<number> {
  const browser = await signedIn(bench, "steady");
  const boundary = "bench-boundary";
  const bytes = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="sales.csv"\r\n` +
      `Content-Type: text/csv\r\n\r\n${file}\r\n--${boundary}--\r\n`,
  );
  const from = performance.now();
  const { status } = await browser.ask("/portal/sales-out", {
    method: "POST",
    body: { type: `multipart/form-data; boundary=${boundary}`, bytes },
  });
  browser.close();
  if (status !== 302) throw new Error(`The file was answered with ${status}`);
  const deadline = from + MOST_SECONDS * 1000;
  while (performance.now() < deadline) {
    const { rows } = await bench.owner.query<{ status: string; taken: number; problem: string }>(
      `select status, rows_taken as taken, problem from submission
        where vendor_id = 1 and file_name = 'sales.csv' order by created_at desc limit 1`,
    );
    const [submission] = rows;
    if (submission?.status === "applied") return (performance.now() - from) / 1000;
    if (submission?.status === "refused") throw new Error(`Refused: ${submission.problem}`);
    await pause(20);
  }
  throw new Error(`The file was not applied within ${MOST_SECONDS} seconds`);
}

async function copySeconds({ owner }: Bench, file: string): Promise<number> {
  await owner.query(`create temporary table bench_copy (document text, line text, day date, part text, quantity int,
    price numeric, currency text, customer text, domain text, postcode text, city text, country text)`);
  const from = performance.now();
  await pipeline(
    Readable.from([file]),
    owner.query(copyFrom("copy bench_copy from stdin (format csv, header)")),
  );
  const seconds = (performance.now() - from) / 1000;
  await owner.query("drop table bench_copy");
  return seconds;
}
