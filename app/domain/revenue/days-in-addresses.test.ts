import { expect, test } from "vitest";

import { CostsSearch } from "./costs/costs-query.schema.ts";
import { EchoQuery } from "./echoes/echo-query.ts";
import { ownLedgerQuery } from "./own-ledger/own-ledger-query.ts";
import { calendarYear } from "./period.ts";
import { ProfitSearch } from "./profit/profit-search.schema.ts";
import { cellFrom, RevenueSearch } from "./revenue-query.schema.ts";

const id = "01980000-0000-7000-8000-000000000001";

// PostgreSQL counts no year 0, and JavaScript writes years after 9999 with a sign.
test.each(["0000-01-01", "0001-01-01", "9999-12-31", "2026-02-30"])(
  "the address that says %s says no day",
  (day) => {
    const span = { from: day, to: day };
    for (const search of [RevenueSearch, ProfitSearch, CostsSearch]) {
      expect(search.parse(span)).toMatchObject({ from: undefined, to: undefined });
    }
    expect(cellFrom(`all~${day}`)).toBeNull();
    expect(CostsSearch.parse({ after: `${day}~${id}` }).after).toBeUndefined();
    expect(EchoQuery.parse({ after: `${day}~${id}` }).after).toBeUndefined();
    const own = `http://localhost/portal/revenue?by=month&of=sold&at=${day}`;
    expect(ownLedgerQuery(own, new Date("2026-07-01"), calendarYear).open).toBeNull();
  },
);

test("a place in a list of costs that nobody made is none", () => {
  expect(CostsSearch.parse({ after: `2026-05-01~${"-".repeat(36)}` }).after).toBeUndefined();
  const place = `2026-05-01~${id}`;
  expect(CostsSearch.parse({ after: place }).after).toBe(place);
});
