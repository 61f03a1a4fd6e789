import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";

import { from as copyFrom } from "pg-copy-streams";

import type { Browser } from "../client.ts";
import type { Bench, Found } from "../entries.ts";
import { signedIn } from "../visit.ts";

const MOST_ROWS = 1_000_000;
const MOST_SECONDS = 900;
const FILE = "sales.csv";
/** What is asked of the server beside the page would be measured with it. */
const WEIGHED_EVERY_MS = 500;

/**
 * A file of as many lines as there are deals, up to a million, 12 columns, one in twenty of them wrong: from the moment
 * it is dropped until its facts are there, stage by stage, beside COPY of it into one typed table. A page is asked for
 * all the while, as before.
 */
export async function posIntake(bench: Bench): Promise<Found[]> {
  const rows = Math.min(MOST_ROWS, bench.size);
  const file = salesFile(rows);
  await bench.owner.query(`insert into intake_setting (vendor_id, id, partner_id, kind, rule)
    select 1, gen_random_uuid(), partner_id, 'pos', 'good_rows' from membership where email = 'p0@bench.invalid'
    on conflict do nothing`);
  const browser = await signedIn(bench, "steady", 2);
  const without = await visits(browser, async () => pause(4_000));
  const idle = await bench.server.memory();
  const copyBefore = await copySeconds(bench, file);
  let stages: Stages | undefined;
  const during = await visits(browser, async () => {
    stages = await handOver(bench, browser, file);
  });
  browser.close();
  if (!stages) throw new Error("The file was handed over");
  // The machine does other things as well: once before and once after, what it allows is closest to the quicker.
  const copy = Math.min(copyBefore, await copySeconds(bench, file));
  const { sent, read, applied, memory, silence } = stages;
  return [
    // From the file on disk, as COPY is measured: the upload is the network's.
    { name: "pos-intake", value: rows / (applied - sent), unit: "rows/s", limit: rows / copy },
    { name: "pos-intake drop", value: sent * 1000, unit: "ms", limit: null },
    { name: "pos-intake read", value: (read - sent) * 1000, unit: "ms", limit: copy * 1000 },
    { name: "pos-intake apply", value: (applied - read) * 1000, unit: "ms", limit: copy * 1000 },
    { name: "pos-intake page p95", value: during, unit: "ms", limit: without },
    { name: "pos-intake silence", value: silence, unit: "ms", limit: 1_000 },
    { name: "pos-intake memory peak", value: memory, unit: "MB", limit: idle },
  ];
}

/** The p95 of a page, in ms, while something goes on. */
async function visits(browser: Browser, work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  let going = true;
  const asking = (async () => {
    while (going) {
      const from = performance.now();
      const { status } = await browser.ask("/portal/sales-out");
      if (status !== 200) throw new Error(`/portal/sales-out answered ${status}`);
      times.push(performance.now() - from);
      await pause(50);
    }
  })();
  await work().finally(() => {
    going = false;
  });
  await asking;
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)] ?? 0;
}

const header = [
  ...["Invoice No", "Invoice Line", "Invoice Date", "Part Number", "Qty", "Unit Price", "Currency"],
  ...["End Customer", "Customer Web", "Postcode", "City", "Country"],
].join(",");

/** Somewhat below the list, as customers pay; see fill-world. */
const price = (part: number) => ((100 + part * 7) * 0.88).toFixed(2);

/** Many lines of few customers over the last month, as such files are; what is wrong is a part or a quantity. */
function salesFile(rows: number): Buffer {
  const run = Date.now();
  const day = (row: number) =>
    new Date(run - (1 + (row % 28)) * 86_400_000).toISOString().slice(0, 10);
  const pieces: Buffer[] = [];
  for (let from = 0; from < rows; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, rows - from) }, (_, nth) => {
      const row = from + nth;
      const customer = row % 500;
      const part = row % 40 === 7 ? "HI-0000" : `HI-${6000 + (row % 60)}`;
      const quantity = row % 40 === 27 ? "some" : 1 + (row % 40);
      return [
        ...[`SO-${run}-${row >> 2}`, (row % 4) * 10 + 10, day(row >> 2), part],
        ...[
          quantity,
          price(row % 60),
          "EUR",
          `Reported ${customer} Ltd`,
          `reported-${customer}.example`,
        ],
        ...["HU1 2PS", "Hull", "GB"],
      ].join(",");
    });
    pieces.push(Buffer.from(`${lines.join("\n")}\n`));
  }
  return Buffer.concat([Buffer.from(`${header}\n`), ...pieces]);
}

/** Seconds from the drop until the file was kept, read and applied. */
type Stages = {
  sent: number;
  read: number;
  applied: number;
  memory: number;
  /** The longest time in which nothing was told of how far it is, in ms. */
  silence: number;
};

async function handOver(bench: Bench, browser: Browser, file: Buffer): Promise<Stages> {
  const boundary = "bench-boundary";
  const bytes = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${FILE}"\r\nContent-Type: text/csv\r\n\r\n`,
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const from = performance.now();
  const since = () => (performance.now() - from) / 1000;
  const { status } = await browser.ask("/portal/sales-out", {
    method: "POST",
    body: { type: `multipart/form-data; boundary=${boundary}`, bytes },
  });
  if (status !== 302) throw new Error(`The file was answered with ${status}`);
  const stages = { sent: since(), read: 0, applied: 0, memory: 0, silence: 0 };
  let told = { words: "", at: performance.now() };
  let weighed = 0;
  while (since() < MOST_SECONDS) {
    const { rows } = await bench.owner.query<{ status: string; problem: string; far: string }>(
      `select status, problem, concat_ws(' ', status, rows_read, bytes_read, step, rows_done) as far from submission where vendor_id = 1 and file_name = '${FILE}'
        order by created_at desc limit 1`,
    );
    const [submission] = rows;
    stages.silence = Math.max(stages.silence, performance.now() - told.at);
    if (submission && submission.far !== told.words) {
      told = { words: submission.far, at: performance.now() };
    }
    if (performance.now() - weighed > WEIGHED_EVERY_MS) {
      stages.memory = Math.max(stages.memory, await bench.server.memory());
      weighed = performance.now();
    }
    if (submission?.status === "refused") throw new Error(`Refused: ${submission.problem}`);
    if (submission?.status === "waiting") throw new Error("The file waits for somebody");
    if (submission?.status === "checked" && stages.read === 0) stages.read = since();
    if (submission?.status === "applied") return { ...stages, applied: since() };
    await pause(20);
  }
  throw new Error(`The file was not applied within ${MOST_SECONDS} seconds`);
}

/** Into a table as an operator makes it: what is typed and logged, without a key. */
async function copySeconds({ owner }: Bench, file: Buffer): Promise<number> {
  await owner.query(`create table bench_copy (document text, line text, day date, part text, quantity text,
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
