import fc from "fast-check";
import { expect, test } from "vitest";

import { plainCalendar } from "#app/domain/programs/business-calendar.ts";
import { addDays } from "#app/domain/programs/local-time.ts";

import type { ReportingAgreement } from "./reporting-agreement.ts";
import { changeFrom, periodsOf, workdays } from "./reporting-periods.ts";

const calendar = plainCalendar("Europe/Berlin");
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const iso = (date: Date) => date.toISOString().slice(0, 10);

const agreed = (terms: Partial<ReportingAgreement> = {}): ReportingAgreement => ({
  id: "a",
  kind: "pos",
  rhythm: "monthly",
  dueDay: 10,
  businessDay: false,
  graceDays: 0,
  remindDays: 2,
  validFrom: day("2026-01-01"),
  validUntil: null,
  madeBy: "Ingrid",
  createdAt: day("2026-01-01"),
  ...terms,
});

const written = (versions: ReportingAgreement[], from: string, through: string, by = calendar) =>
  periodsOf(versions, by, { from: day(from), through: day(through) }).map(
    ({ firstDay, lastDay, dueDay }) => `${iso(firstDay)} ${iso(lastDay)} ${iso(dueDay)}`,
  );

test.each([
  {
    what: "a month is due on a day of the next one",
    terms: {},
    from: "2026-02-01",
    through: "2026-03-05",
    periods: ["2026-02-01 2026-02-28 2026-03-10", "2026-03-01 2026-03-31 2026-04-10"],
  },
  {
    what: "a month that has no 31st is due on its last day, also in a leap year",
    terms: { dueDay: 31, validFrom: day("2028-01-01") },
    from: "2028-01-01",
    through: "2028-02-01",
    periods: ["2028-01-01 2028-01-31 2028-02-29", "2028-02-01 2028-02-29 2028-03-31"],
  },
  {
    what: "the fifth business day counts past the weekend",
    terms: { dueDay: 5, businessDay: true },
    from: "2026-07-01",
    through: "2026-07-01",
    periods: ["2026-07-01 2026-07-31 2026-08-07"],
  },
  {
    what: "a month without so many business days is due on its last one",
    terms: { dueDay: 31, businessDay: true },
    from: "2026-01-01",
    through: "2026-01-01",
    periods: ["2026-01-01 2026-01-31 2026-02-27"],
  },
  {
    what: "a week is due in the week after, over the end of a year",
    terms: { rhythm: "weekly" as const, dueDay: 3 },
    from: "2026-12-24",
    through: "2026-12-30",
    periods: ["2026-12-21 2026-12-27 2026-12-30", "2026-12-28 2027-01-03 2027-01-06"],
  },
  {
    what: "a forecast is due in the week that it begins with",
    terms: { kind: "forecast" as const, rhythm: "weekly" as const, dueDay: 2 },
    from: "2026-03-23",
    through: "2026-03-29",
    periods: ["2026-03-23 2026-03-29 2026-03-24"],
  },
  {
    what: "a forecast that was due before it was agreed is not asked for",
    terms: { kind: "forecast" as const, dueDay: 5, validFrom: day("2026-03-10") },
    from: "2026-01-01",
    through: "2026-04-01",
    periods: ["2026-04-01 2026-04-30 2026-04-05"],
  },
  {
    what: "a business day is due on the next one, and holds the weekend after it",
    terms: { rhythm: "daily" as const, dueDay: 1 },
    from: "2026-03-26",
    through: "2026-03-30",
    periods: [
      "2026-03-26 2026-03-26 2026-03-27",
      "2026-03-27 2026-03-29 2026-03-30",
      "2026-03-30 2026-03-30 2026-03-31",
    ],
  },
  {
    what: "an agreement that begins and ends inside a month cuts it",
    terms: { validFrom: day("2026-04-10"), validUntil: day("2026-05-20") },
    from: "2026-01-01",
    through: "2026-06-30",
    periods: ["2026-04-10 2026-04-30 2026-05-10", "2026-05-01 2026-05-20 2026-06-10"],
  },
])("$what", ({ terms, from, through, periods }) => {
  expect(written([agreed(terms)], from, through)).toEqual(periods);
});

test("a holiday moves what is due on the next business day", () => {
  const withRest = { ...calendar, holidays: [day("2026-04-03"), day("2026-04-06")] };
  expect(
    written([agreed({ rhythm: "daily", dueDay: 1 })], "2026-04-02", "2026-04-02", withRest),
  ).toEqual(["2026-04-02 2026-04-06 2026-04-07"]);
});

test("a change leaves what was before it as it was", () => {
  const before = agreed();
  const change = day("2026-06-17");
  const from = changeFrom(before, change, calendar);
  expect(iso(from)).toBe("2026-07-01");
  const versions = [
    { ...before, validUntil: addDays(from, -1) },
    agreed({ rhythm: "weekly", dueDay: 1, validFrom: from }),
  ];
  const past = written(versions, "2026-01-01", "2026-06-30");
  expect(past).toEqual(written([before], "2026-01-01", "2026-06-30"));
  expect(written(versions, "2026-07-01", "2026-07-08")).toEqual([
    "2026-07-01 2026-07-05 2026-07-06",
    "2026-07-06 2026-07-12 2026-07-13",
  ]);
});

test("whatever is agreed, days lie in one period each, without a gap, and reports are due after they begin", () => {
  const start = day("2025-01-01");
  const terms = fc.record({
    rhythm: fc.constantFrom("daily" as const, "weekly" as const, "monthly" as const),
    kind: fc.constantFrom("pos" as const, "inventory" as const),
    nth: fc.integer({ min: 1, max: 31 }),
    businessDay: fc.boolean(),
    graceDays: fc.integer({ min: 0, max: 20 }),
    lasts: fc.integer({ min: 1, max: 150 }),
  });
  const rests = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 12 });
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(terms, { minLength: 1, maxLength: 4 }), rests, days, (all, off, works) => {
      const by = {
        ...calendar,
        businessDays: works,
        holidays: off.map((each) => addDays(start, each)),
      };
      let from = start;
      const versions = all.map(({ lasts, nth, ...each }) => {
        const validFrom = from;
        const validUntil = addDays(from, lasts - 1);
        from = addDays(from, lasts);
        const dueDay = { daily: 1, weekly: ((nth - 1) % 7) + 1, monthly: nth }[each.rhythm];
        return agreed({ ...each, dueDay, validFrom, validUntil });
      });
      const last = addDays(from, -1);
      const periods = periodsOf(versions, by, { from: start, through: last });
      let next = start;
      for (const { firstDay, lastDay, dueDay, deadline } of periods) {
        expect(firstDay).toEqual(next);
        expect(lastDay.getTime()).toBeGreaterThanOrEqual(firstDay.getTime());
        expect(deadline.getTime()).toBeGreaterThanOrEqual(dueDay.getTime());
        next = addDays(lastDay, 1);
      }
      expect(next).toEqual(from);
      // Looked at from the middle on, they are the same ones.
      const middle = addDays(start, Math.floor((from.getTime() - start.getTime()) / 172_800_000));
      const later = periodsOf(versions, by, { from: middle, through: last });
      expect(later).toEqual(periods.filter(({ lastDay }) => lastDay >= middle));
      // What is past because of work is due on a day of work.
      const isWorkday = workdays(by);
      for (const { rhythm, dueDay } of periods) {
        if (rhythm === "daily") expect(isWorkday(dueDay)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
