import { expect, test } from "vitest";

import { demandCsv, forecastCsv, publishersCsv } from "./demand-csv.ts";

const product = {
  id: "sentry",
  partNo: "HI-4210",
  name: "=Sentry",
  familyId: "f",
  familyName: "Sentry",
  supplierId: null,
  active: true,
};

const row = {
  product,
  cells: [
    { month: "2026-11", channel: 100, supplier: 80 },
    { month: "2026-12", channel: null, supplier: null },
    { month: "2027-01", channel: 0, supplier: null },
  ],
};

test("demand is a row per part and month; a name that looks like a formula is made harmless", () => {
  expect(demandCsv([row]).split("\r\n")).toEqual([
    "part_no,product,family,bucket_start,channel_demand,supplier_forecast,difference",
    `HI-4210,"'=Sentry",Sentry,2026-11-01,100,80,-20`,
    `HI-4210,"'=Sentry",Sentry,2027-01-01,0,,`,
  ]);
});

test("what each partner stated is a row of its own", () => {
  const publisher = {
    partnerId: "north",
    name: "North",
    kind: "distributor" as const,
    publishedAt: new Date("2026-11-02T10:00:00Z"),
    cells: [
      { month: "2026-11", quantity: 100, counted: true },
      { month: "2026-12", quantity: null, counted: false },
    ],
    within: [],
  };
  expect(publishersCsv([{ ...row, publishers: [publisher] }]).split("\r\n")).toEqual([
    "part_no,product,family,bucket_start,partner,partner_kind,quantity,counted,published_at",
    `HI-4210,"'=Sentry",Sentry,2026-11-01,North,distributor,100,yes,2026-11-02T10:00:00.000Z`,
  ]);
});

test("the grid is a file that can be sent back", () => {
  const lines = [{ productId: "sentry", month: "2026-12", quantity: 0 }];
  expect(forecastCsv({ shown: [product], months: ["2026-11", "2026-12"], lines })).toBe(
    `part_no,product_name,2026-11,2026-12\r\nHI-4210,"'=Sentry",,0`,
  );
});
