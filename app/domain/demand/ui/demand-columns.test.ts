import { expect, test } from "vitest";

import type { Column } from "#app/platform/export/column.ts";
import { csvLines } from "#app/platform/export/csv-lines.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { demandColumns, demandLines, publisherColumns, publisherLines } from "./demand-columns.ts";

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

async function written<Row>(columns: readonly Column<Row>[], rows: readonly Row[]) {
  let text = "";
  for await (const lines of csvLines(columns, atOnce(rows))) text += lines;
  return text.replace("\ufeff", "").trimEnd().split("\r\n");
}

test("demand is a row per part and month; a name that looks like a formula is made harmless", async () => {
  expect(await written(demandColumns, demandLines([row]))).toEqual([
    "part_no,product,family,bucket_start,channel_demand,supplier_forecast,difference",
    "HI-4210,'=Sentry,Sentry,2026-11-01,100,80,-20",
    `HI-4210,'=Sentry,Sentry,2027-01-01,0,,`,
  ]);
});

test("what each partner stated is a row of its own", async () => {
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
  expect(
    await written(publisherColumns, publisherLines([{ ...row, publishers: [publisher] }])),
  ).toEqual([
    "part_no,product,family,bucket_start,partner,partner_kind,quantity,counted,published_at",
    `HI-4210,'=Sentry,Sentry,2026-11-01,North,distributor,100,yes,2026-11-02T10:00:00.000Z`,
  ]);
});
