import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";

import { from as copyFrom } from "pg-copy-streams";

import type { Browser } from "../client.ts";
import type { Bench, Found } from "../entries.ts";
import { salesFile } from "../sales-file.ts";
import { signedIn } from "../visit.ts";

const MOST_ROWS = 1_000_000;
const MOST_SECONDS = 900;
/** Enough of them for what reads rows to be compiled. */
const FIRST_ROWS = 5_000;
/** What is asked of the server beside the page would be measured with it. */
const WEIGHED_EVERY_MS = 500;

/**
 * A file of as many lines as there are deals, up to a million, 12 columns, one in twenty of them wrong: from the moment
 * it is dropped until its facts are there, stage by stage, beside COPY of it into one typed table. Then another of the
 * same size, while a page is asked for without end, which takes up to a core of its own.
 */
export async function posIntake(bench: Bench): Promise<Found[]> {
  const rows = Math.min(MOST_ROWS, bench.size);
  await bench.owner.query(`insert into intake_setting (vendor_id, id, partner_id, kind, rule)
    select 1, gen_random_uuid(), partner_id, 'pos', case email when 'p0@bench.invalid' then 'good_rows' else 'asked' end::intake_rule
      from membership where email in ('p0@bench.invalid', 'p1@bench.invalid')
    on conflict do nothing`);
  // What the ledger makes of the first file takes the same thread and would be measured with the second: it waits.
  await bench.owner.query(`select pg_advisory_lock(hashtext('ledger'), 1)`);
  // Of somebody else, and left waiting: nothing follows from it.
  const other = await signedIn(bench, "growing", 1);
  const first = { name: "first.csv", bytes: salesFile({ rows: FIRST_ROWS, nth: 0 }) };
  await handOver(bench, other, first, "waiting");
  other.close();
  const browser = await signedIn(bench, "steady", 2);
  const alone = await measure(bench, browser, { name: "alone.csv", rows, nth: 0 });
  const without = await visits(browser, async () => pause(4_000));
  let during = 0;
  const beside = await measure(
    bench,
    browser,
    { name: "beside.csv", rows, nth: 1 },
    async (work) => {
      during = await visits(browser, work);
    },
  );
  browser.close();
  await bench.owner.query(`select pg_advisory_unlock(hashtext('ledger'), 1)`);
  return [
    ...figures("pos-intake", alone),
    ...figures("pos-intake beside pages", beside),
    { name: "pos-intake beside pages p95", value: during, unit: "ms", limit: without },
  ];
}

/** What a file took, in seconds and MB, and what COPY of it and the server before it took. */
type Measured = { rows: number; stages: Stages; copy: number; idle: number };

function figures(name: string, { rows, stages, copy, idle }: Measured): Found[] {
  const { sent, read, applied, memory, silence } = stages;
  return [
    // From the file on disk, as COPY is measured: the upload is the network's.
    { name, value: rows / (applied - sent), unit: "rows/s", limit: rows / copy },
    { name: `${name} drop`, value: sent * 1000, unit: "ms", limit: null },
    { name: `${name} read`, value: (read - sent) * 1000, unit: "ms", limit: copy * 1000 },
    { name: `${name} apply`, value: (applied - read) * 1000, unit: "ms", limit: copy * 1000 },
    { name: `${name} silence`, value: silence, unit: "ms", limit: 1_000 },
    { name: `${name} memory peak`, value: memory, unit: "MB", limit: idle },
  ];
}

type Around = (work: () => Promise<void>) => Promise<void>;

async function measure(
  bench: Bench,
  browser: Browser,
  { name, rows, nth }: { name: string; rows: number; nth: number },
  around: Around = (work) => work(),
): Promise<Measured> {
  const bytes = salesFile({ rows, nth });
  const idle = await bench.server.memory();
  const before = await copySeconds(bench, bytes);
  let stages: Stages | undefined;
  await around(async () => {
    stages = await handOver(bench, browser, { name, bytes });
  });
  if (!stages) throw new Error("The file was handed over");
  // The machine does other things as well: once before and once after, what it allows is closest to the quicker.
  const copy = Math.min(before, await copySeconds(bench, bytes));
  return { rows, stages, copy, idle };
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

/** Seconds from the drop until the file was kept, read and applied. */
type Stages = {
  sent: number;
  read: number;
  applied: number;
  memory: number;
  /** The longest time in which nothing was told of how far it is, in ms. */
  silence: number;
};

type File = { name: string; bytes: Buffer };

async function handOver(
  bench: Bench,
  browser: Browser,
  file: File,
  until: "applied" | "waiting" = "applied",
): Promise<Stages> {
  const boundary = "bench-boundary";
  const bytes = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: text/csv\r\n\r\n`,
    ),
    file.bytes,
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
      `select status, problem, concat_ws(' ', status, rows_read, bytes_read, step, rows_done) as far from submission where vendor_id = 1 and file_name = '${file.name}'
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
    if (submission?.status === "checked" && stages.read === 0) stages.read = since();
    if (submission?.status === until) return { ...stages, applied: since() };
    if (submission?.status === "waiting") throw new Error("The file waits for somebody");
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
