import type { BgNbdFit } from "./bg-nbd.ts";
import { correlationOf } from "./correlation.ts";
import type { ValuedCustomer } from "./customers-csv.ts";
import { FEWEST_WHO_RETURNED, FEWEST_WHO_SPENT } from "./fewest.ts";
import type { GammaGammaFit, Spending } from "./gamma-gamma.ts";
import type { Outlook } from "./lifetime-value.ts";
import type { Histories } from "./purchase-history.ts";

type Ok<Fit> = Extract<Fit, { ok: true }>;
type Reason<Fit> = Extract<Fit, { ok: false }> extends { reason: infer R } ? R : never;

const count = (many: number, one: string, more = `${one}s`) =>
  `${many.toLocaleString("en")} ${many === 1 ? one : more}`;
const day = (date: Date) => date.toISOString().slice(0, 10);
const figure = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 6 });
const money = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 2 });

/** What was read and what became of it: everything that is no plain purchase is counted. */
export function purchaseWords(rows: number, histories: Histories, end: Date): string[] {
  const { customers, sameDay, returns, worthNothing, tooLate, onlyReturns } = histories;
  const again = customers.filter(({ repeats }) => repeats > 0).length;
  const returned = money(Number(histories.returnedMicros) / 1e6);
  const asides: [number, string][] = [
    [sameDay, `${count(sameDay, "row")} of a day already bought on, taken together with it`],
    [worthNothing, `${count(worthNothing, "row")} worth 0, counted as purchases`],
    [returns, `${count(returns, "row")} below 0 (${returned} in all) left out as returns`],
    [onlyReturns, `${count(onlyReturns, "customer")} with returns only, left out`],
    [tooLate, `${count(tooLate, "customer")} with no purchase until ${day(end)}, left out`],
  ];
  return [
    `${count(rows, "row")}, purchases from ${day(histories.firstDay)} to ${day(histories.lastDay)}`,
    ...asides.filter(([many]) => many > 0).map(([, words]) => `  ${words}`),
    `Until ${day(end)}: ${count(customers.length, "customer")}, ${again.toLocaleString("en")} of them bought again`,
  ];
}

const refusals: Record<Reason<BgNbdFit>, string> = {
  "no-customers": "No customer bought anything until the calibration ends",
  "no-repeats": "Nobody bought on a second day, so nothing tells how often customers come back",
  "too-few": `Fewer than ${FEWEST_WHO_RETURNED} customers bought again. That is too little to tell four parameters from`,
  "not-settled": "The likelihood has no maximum that could be found for these purchases",
};
export const refusalWords = (reason: Reason<BgNbdFit>): string => `BG/NBD: ${refusals[reason]}`;

const valueRefusals: Record<Reason<GammaGammaFit>, string> = {
  "too-few": `fewer than ${FEWEST_WHO_SPENT} customers bought something of value again`,
  "no-spread": "every customer's repeat purchases are worth the same",
  "not-settled": "the likelihood has no maximum that could be found for these values",
};

const fitWords = (name: string, model: Record<string, number>, logLikelihood: number): string =>
  [
    name,
    ...Object.entries(model).map(([parameter, value]) => `${parameter} ${figure(value)}`),
    `log-likelihood ${logLikelihood.toFixed(2)}`,
  ].join("  ");

const openWords = (open: readonly string[]): string[] =>
  open.length === 0
    ? []
    : [
        `  ${open.join(", ")} at the end of what is searched: these purchases do not say where, and forecasts lean on it`,
      ];

export const buyingWords = (fit: Ok<BgNbdFit>): string[] => [
  fitWords("BG/NBD", fit.model, fit.logLikelihood),
  ...openWords(fit.open),
];

export function spendingWords(fit: GammaGammaFit, customers: number, worthless: number): string[] {
  if (!fit.ok) return [`Gamma-Gamma: no values, ${valueRefusals[fit.reason]}`];
  const { p, q, v } = fit.model;
  const average =
    q > 1
      ? `  average value of a purchase ${money((p * v) / (q - 1))}`
      : "  q is not above 1: there is no average, and no value for customers who bought once";
  return [
    fitWords("Gamma-Gamma", fit.model, fit.logLikelihood),
    `  from ${count(customers, "customer")} with repeat purchases of value`,
    ...(worthless > 0
      ? [`  ${count(worthless, "customer")} with repeat purchases worth 0, left out of this model`]
      : []),
    average,
    ...openWords(fit.open),
  ];
}

/** The two models are joined as if how often and how much had nothing to do with each other. */
export function correlationWords(spent: readonly Spending[]): string {
  const correlation = correlationOf(spent);
  return correlation === null
    ? "  everybody bought as often: number and value cannot be correlated"
    : `  correlation of number and value ${correlation.toFixed(2)}; the model takes it for 0`;
}

export function forecastWords(
  rows: readonly ValuedCustomer[],
  { horizonWeeks, discountRate }: Outlook,
  weeksAfter: number,
): string[] {
  const total = (of: (row: ValuedCustomer) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0);
  const expected = total(({ forecast }) => forecast.afterCalibration);
  const bought = total(({ customer }) => customer.later);
  const worth = total(({ forecast }) => forecast.lifetimeValue ?? 0);
  const valued = rows.filter(({ forecast }) => forecast.lifetimeValue !== null).length;
  const check = `In the ${figure(weeksAfter)} weeks after: ${figure(expected)} purchases expected, ${figure(bought)} made`;
  return [
    ...(weeksAfter > 0 ? [check] : []),
    `Next 52 weeks: ${figure(total(({ forecast }) => forecast.nextYear))} purchases expected`,
    valued > 0
      ? `Lifetime value over ${figure(horizonWeeks)} weeks at ${figure(discountRate * 100)}% a year: ${money(worth)} of ${count(valued, "customer")}`
      : "Lifetime value: none, without values of purchases",
  ];
}
