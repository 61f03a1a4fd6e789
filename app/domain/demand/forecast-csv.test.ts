import { expect, test } from "vitest";

import { forecastCsv } from "./forecast-csv.ts";

const product = {
  id: "sentry",
  partNo: "HI-4210",
  name: "=Sentry",
  familyId: "f",
  familyName: "Sentry",
  supplierId: null,
  active: true,
};

test("the grid is a file that can be sent back", () => {
  const lines = [{ productId: "sentry", month: "2026-12", quantity: 0 }];
  expect(forecastCsv({ shown: [product], months: ["2026-11", "2026-12"], lines })).toBe(
    "part_no,product_name,2026-11,2026-12\r\nHI-4210,'=Sentry,,0\r\n",
  );
});
