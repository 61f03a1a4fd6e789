import { describe, expect, test } from "vitest";

import {
  decimalFrom,
  formatAmount,
  formatBytes,
  formatDay,
  formatDays,
  formatInstant,
  formatMoney,
  formatPercent,
  formatRelativeDays,
  formatScore,
  formatUnits,
  initialsOf,
} from "./format.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("money", () => {
  test.each([
    [4_313_800n, "EUR", "€43,138.00"],
    [-179_000n, "EUR", "−€1,790.00"],
    [1n, "GBP", "£0.01"],
    [0n, "USD", "$0.00"],
    [-5n, "EUR", "−€0.05"],
    [1_500n, "JPY", "¥1,500"],
    [1_500n, "KWD", "KWD\u00a01.500"],
  ])("%s minor units of %s read %s", (minor, currency, text) => {
    expect(formatMoney(minor, currency)).toBe(text);
  });

  test("is exact where a number would not be", () => {
    expect(formatMoney(9_007_199_254_740_993_123_01n, "EUR")).toBe("€9,007,199,254,740,993,123.01");
    expect(formatAmount(-9_007_199_254_740_993n, "EUR")).toBe("−90,071,992,547,409.93");
  });

  test("rounds only when asked to", () => {
    expect(formatMoney(6_124_050n, "EUR", "en-GB", { whole: true })).toBe("€61,241");
    expect(formatMoney(1_618_969_800n, "EUR", "en-GB", { short: true })).toBe("€16.19m");
    expect(formatMoney(11_000_000n, "EUR", "en-GB", { short: true })).toBe("€110k");
  });

  test("shows a sign when asked to", () => {
    expect(formatMoney(500n, "EUR", "en-GB", { signed: true })).toBe("+€5.00");
    expect(formatAmount(0n, "EUR", "en-GB", { signed: true })).toBe("0.00");
  });

  test("follows the person's locale", () => {
    expect(formatMoney(123_456n, "EUR", "de-DE")).toBe("1.234,56\u00a0€");
    expect(formatAmount(123_456n, "EUR", "fr-FR")).toBe("1\u00a0234,56");
  });

  test("decimals keep their zeros", () => {
    expect(decimalFrom(-7n, 2)).toBe("-0.07");
    expect(decimalFrom(700n, 0)).toBe("700");
  });
});

describe("figures", () => {
  test("units", () => {
    expect(formatUnits(4812)).toBe("4,812");
    expect(formatUnits(-600)).toBe("−600");
    expect(formatUnits(300, "en-GB", { signed: true })).toBe("+300");
    expect(formatUnits(7.4, "en-GB", { digits: 1 })).toBe("7.4");
  });

  test("per cent", () => {
    expect(formatPercent(0.774)).toBe("77.4%");
    expect(formatPercent(0.08)).toBe("8%");
    expect(formatPercent(-0.25, "en-GB", { digits: 0, signed: true })).toBe("−25%");
  });

  test("scores", () => {
    expect(formatScore(0.9)).toBe("0.90");
    expect(formatScore(-0.06, "en-GB", { signed: true })).toBe("−0.06");
    expect(formatScore(0.3, "en-GB", { signed: true })).toBe("+0.30");
  });

  test("bytes", () => {
    expect(formatBytes(1)).toBe("1 byte");
    expect(formatBytes(812)).toBe("812 bytes");
    expect(formatBytes(4_213_000)).toBe("4.2 MB");
    expect(formatBytes(110_000_000)).toBe("110 MB");
  });
});

describe("days", () => {
  const today = day("2026-03-12");

  test("name the year only when it differs", () => {
    expect(formatDay(day("2026-05-09"))).toBe("9 May 2026");
    expect(formatDay(day("2026-05-09"), "en-GB", today)).toBe("9 May");
    expect(formatDay(day("2025-09-28"), "en-GB", today)).toBe("28 Sep 2025");
    expect(formatDay(day("2026-05-09"), "en-US")).toBe("May 9, 2026");
  });

  test("instants read as the clock on the wall", () => {
    const summer = new Date("2026-07-01T22:30:00Z");
    expect(formatInstant(summer, "Europe/Oslo")).toBe("2 Jul 2026, 00:30");
    expect(formatInstant(summer, "America/New_York", "en-GB", today)).toBe("1 Jul, 18:30");
  });

  test("relative days", () => {
    expect(formatRelativeDays(today, today)).toBe("today");
    expect(formatRelativeDays(day("2026-03-13"), today)).toBe("tomorrow");
    expect(formatRelativeDays(day("2026-03-19"), today)).toBe("in 7 days");
    expect(formatRelativeDays(day("2026-03-09"), today)).toBe("3 days ago");
  });
});

test("a face has two letters at most", () => {
  expect(initialsOf("Ingrid Solheim")).toBe("IS");
  expect(initialsOf("Anna Maria van der Berg")).toBe("AB");
  expect(initialsOf("Pelé")).toBe("P");
});

test("days from first to last say no more of the first than is needed", () => {
  const day = (iso: string) => new Date(iso);
  expect(formatDays(day("2026-03-09"), day("2026-03-15"))).toBe("9 to 15 Mar 2026");
  expect(formatDays(day("2026-02-28"), day("2026-03-15"))).toBe("28 Feb to 15 Mar 2026");
  expect(formatDays(day("2025-12-28"), day("2026-01-03"))).toBe("28 Dec 2025 to 3 Jan 2026");
  expect(formatDays(day("2026-03-09"), day("2026-03-09"))).toBe("9 Mar 2026");
});
