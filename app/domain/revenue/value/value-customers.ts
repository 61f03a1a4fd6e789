import { createReadStream } from "node:fs";
import { access, realpath, writeFile } from "node:fs/promises";
import { resolve } from "node:path";

import { OperatorError } from "#app/platform/run/operator-error.ts";
import { runToEnd } from "#app/platform/run/run-to-end.ts";
import { complain, say } from "#app/platform/run/say.ts";

import { fitBgNbd } from "./bg-nbd.ts";
import { buyingPatterns } from "./buying-patterns.ts";
import { customersCsv } from "./customers-csv.ts";
import { fitGammaGamma, type Spending } from "./gamma-gamma.ts";
import { forecaster } from "./lifetime-value.ts";
import { readPurchases } from "./read-purchases.ts";
import { readValueOptions } from "./value-options.ts";
import {
  buyingWords,
  correlationWords,
  forecastWords,
  purchaseWords,
  refusalWords,
  spendingWords,
} from "./value-report.ts";

const DAYS = 86_400_000;

async function openable(path: string): Promise<void> {
  await access(path).catch(() => {
    throw new OperatorError(`There is no file ${path} that can be read`);
  });
}

/** The table may not take the place of the purchases it was worked out from. */
async function refuseSameFile(from: string, to: string): Promise<void> {
  const [one, other] = await Promise.all([realpath(from), realpath(to).catch(() => to)]);
  if (one === other) throw new OperatorError("--out is the file of purchases itself");
}

await runToEnd(
  async () => {
    const { file, out, calibrationEnd, outlook } = readValueOptions(process.argv.slice(2));
    const path = resolve(file);
    await openable(path);
    if (out) await refuseSameFile(path, resolve(out));

    const read = await readPurchases(() => createReadStream(path));
    if (!read.ok) {
      for (const problem of read.problems) complain(problem);
      throw new OperatorError("Nothing was worked out: every row must be readable");
    }
    const histories = read.book.until(calibrationEnd);
    if (!histories) throw new OperatorError("The file has no purchases");
    const end = calibrationEnd ?? histories.lastDay;
    for (const line of purchaseWords(read.rows, histories, end)) say(line);

    const { customers } = histories;
    const buying = fitBgNbd(buyingPatterns(customers));
    if (!buying.ok) throw new OperatorError(refusalWords(buying.reason));
    for (const line of buyingWords(buying)) say(line);

    const spent = customers.filter((customer): customer is typeof customer & Spending =>
      Boolean(customer.meanValue),
    );
    const worthless = customers.filter(({ meanValue }) => meanValue === 0).length;
    const spending = fitGammaGamma(spent);
    for (const line of spendingWords(spending, spent.length, worthless)) say(line);
    if (spending.ok) say(correlationWords(spent));

    const models = { buying: buying.model, spending: spending.ok ? spending.model : null };
    const weeksAfter = Math.max(0, (histories.lastDay.getTime() - end.getTime()) / DAYS / 7);
    const forecast = forecaster(models, outlook, weeksAfter);
    const rows = customers.map((customer) => ({ customer, forecast: forecast(customer) }));
    for (const line of forecastWords(rows, outlook, weeksAfter)) say(line);
    if (!out) return say("--out FILE writes a line for every customer");
    await writeFile(resolve(out), customersCsv(rows, weeksAfter));
    say(`${rows.length} customers written to ${out}`);
  },
  { keepsRunning: false },
);
