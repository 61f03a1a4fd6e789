import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { draws, meanValueOf, repeatsOf } from "#tests/support/random-purchases.ts";

const folder = mkdtempSync(join(tmpdir(), "tributary-clv-"));
afterAll(() => rmSync(folder, { recursive: true }));

function clv(lines: string[], ...options: string[]) {
  const file = join(folder, "purchases.csv");
  writeFileSync(file, lines.join("\n"));
  const command = join(import.meta.dirname, "value-customers.mjs");
  return spawnSync(process.execPath, [command, file, ...options], { encoding: "utf8" });
}

const header = "Customer,Date,Amount";

/** Purchases of 400 customers over a year, as the models tell the story. */
function story(): string[] {
  const drawn = draws(31);
  const weeks = 52;
  const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + Math.ceil(at * 7)));
  return Array.from({ length: 400 }, (_, customer) => {
    const { times } = repeatsOf({ r: 0.8, alpha: 6, a: 0.8, b: 2.5 }, weeks, drawn);
    const mean = meanValueOf({ p: 6, q: 4, v: 15 }, times.length + 1, drawn);
    const line = (at: number) =>
      `C${customer},${day(at).toISOString().slice(0, 10)},${mean.toFixed(2)}`;
    return [line(0), ...times.map(line)];
  }).flat();
}

test("purchases become a report and a table", () => {
  const out = join(folder, "customers.csv");
  const rows = [header, ...story(), "C1,2026-05-05,-20.00"];
  const { stdout, stderr, status } = clv(rows, "--calibration-end", "2026-09-30", "--out", out);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("1 row below 0 (20 in all) left out as returns");
  expect(stdout).toMatch(
    /BG\/NBD {2}r [\d.]+ {2}alpha [\d.]+ {2}a [\d.]+ {2}b [\d.]+ {2}log-likelihood -/,
  );
  expect(stdout).toMatch(/Gamma-Gamma {2}p [\d.]+ {2}q [\d.]+ {2}v [\d.]+ {2}log-likelihood -/);
  expect(stdout).toContain("Lifetime value over 156 weeks at 10% a year");

  const [names, ...lines] = readFileSync(out, "utf8").trimEnd().split("\r\n");
  expect(names).toBe(
    "customer,first_purchase,last_purchase,x,t_x,T,mean_value,probability_active,expected_purchases_52_weeks,expected_value,lifetime_value,bought_after_calibration,expected_after_calibration",
  );
  expect(lines).toHaveLength(400);
  const total = (column: number) =>
    lines.reduce((sum, line) => sum + Number(line.split(",")[column]), 0);
  const [bought, expected] = [total(11), total(12)];
  expect(expected / bought).toBeGreaterThan(0.8);
  expect(expected / bought).toBeLessThan(1.25);
});

test.each([
  ["nobody returns", ["A,2026-01-01,5", "B,2026-02-01,5"], [], "Nobody bought on a second day"],
  ["a row without a day", ["A,soon,5"], [], "Row 2: Date is not a day"],
  ["only returns", ["A,2026-01-01,-5"], [], "The file has no purchases"],
  [
    "the file itself as target",
    ["A,2026-01-01,5"],
    ["--out", join(folder, "purchases.csv")],
    "--out is the file of purchases itself",
  ],
])("%s: a sentence and no figures", (_what, rows, options, words) => {
  const { stderr, stdout, status } = clv([header, ...rows], ...options);
  expect(stderr).toContain(words);
  expect(stderr).not.toContain("    at ");
  expect(stdout).not.toContain("NaN");
  expect(status).toBe(1);
});
