import { expect, test } from "vitest";

import { expectedPurchases } from "./bg-nbd.ts";
import { expectedValue } from "./gamma-gamma.ts";
import { forecaster } from "./lifetime-value.ts";

const buying = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const spending = { p: 6.25, q: 3.74, v: 15.44 };
const customer = { repeats: 2, recency: 30.43, age: 38.86, meanValue: 22.35 };

test("without a discount, lifetime value is the purchases expected times what one is worth", () => {
  const outlook = { horizonWeeks: 39, discountRate: 0 };
  const forecast = forecaster({ buying, spending }, outlook, 39)(customer);
  const purchases = expectedPurchases(buying, customer, 39);
  expect(forecast.afterCalibration).toBeCloseTo(purchases, 12);
  expect(forecast.nextYear).toBeCloseTo(expectedPurchases(buying, customer, 52), 12);
  expect(forecast.lifetimeValue).toBeCloseTo(
    purchases * (expectedValue(spending, customer) ?? Number.NaN),
    9,
  );
});

test("a discount takes off what a steady stream would lose, and a horizon may end within a step", () => {
  const value = (horizonWeeks: number, discountRate: number) =>
    forecaster({ buying, spending }, { horizonWeeks, discountRate }, 0)(customer).lifetimeValue ??
    0;
  // Six weeks are a step of four, discounted by two weeks, and one of two, discounted by five.
  const [four, six] = [value(4, 0), value(6, 0)];
  const year = 365.25 / 7;
  expect(value(6, 0.2)).toBeCloseTo(four / 1.2 ** (2 / year) + (six - four) / 1.2 ** (5 / year), 9);
  expect(value(156, 0.1)).toBeLessThan(value(156, 0));
  expect(value(156, 0.1)).toBeGreaterThan(value(156, 0) / 1.1 ** 3);
  expect(value(312, 0.1)).toBeGreaterThan(value(156, 0.1));
});

test("customers alike in repeats and age share the work and keep their own recency", () => {
  const forecast = forecaster({ buying, spending }, { horizonWeeks: 52, discountRate: 0.1 }, 0);
  const late = forecast(customer);
  const early = forecast({ ...customer, recency: 3 });
  expect(early.probabilityActive).toBeLessThan(late.probabilityActive);
  expect(early.nextYear / late.nextYear).toBeCloseTo(
    early.probabilityActive / late.probabilityActive,
    12,
  );
});

test("without values there are purchases and no worth", () => {
  const forecast = forecaster(
    { buying, spending: null },
    { horizonWeeks: 52, discountRate: 0.1 },
    0,
  );
  expect(forecast(customer)).toMatchObject({ averageValue: null, lifetimeValue: null });
  expect(forecast(customer).nextYear).toBeGreaterThan(1);
});
