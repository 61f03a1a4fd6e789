import { Readable } from "node:stream";

import { handOver, keepFile } from "#app/domain/exchange/receive-file.server.ts";
import { expect, test } from "#tests/support/e2e.ts";

const header =
  "Invoice No,Invoice Date,Part Number,Qty,Unit Price,Transaction Type,Reseller,End Customer";

test("a price far from the list is seen before it is applied, as the vendor set it", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.admin);
  await page.goto("/desk/admin/settings");
  const tolerance = page.getByLabel("Per cent from the list");
  await expect(tolerance).toHaveValue("50");
  await tolerance.fill("2000");
  await page.getByRole("button", { name: "Save prices" }).click();
  await expect(page.getByText("Between 1 and 1000 per cent")).toBeVisible();
  await expect(tolerance).toHaveValue("2000");
  await expectAccessible(page);
  await tolerance.fill("10");
  await page.getByRole("button", { name: "Save prices" }).click();
  await expect(page.getByText("The rule for reported prices was saved")).toBeVisible();

  await signIn(world.north);
  const rows = [
    "N-1,2026-07-10,HI-4210,6,899.99,sale,Ada,Solvang",
    "N-2,2026-07-10,HI-4210,6,900,sale,Ada,Solvang",
    "N-3,2026-07-10,HI-4210,6,900,interbranch,Ada,Solvang",
  ];
  const kept = await keepFile(world.north, Readable.from([[header, ...rows].join("\n")]));
  if (kept === "too-large") throw new Error("The file is small");
  const file = { ...kept, name: "week-29.csv" };
  const received = await handOver(world.north, "pos", file, new Date());
  if (!("submissionId" in received)) throw new Error(received.reason);
  await page.goto(`/portal/submissions/${received.submissionId}`);

  const told = "Unit price is more than 10 % below the list price";
  await expect(page.getByText(`1 row: ${told}`)).toBeVisible();
  await page.getByRole("link", { name: "Open the rows" }).click();
  await expect(page.getByText(`${told}: 899.99`)).toBeVisible();
  await expect(
    page.getByText("Interbranch transfer is no sale to anybody: interbranch"),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply 2 rows" }).click();
  await expect(page.getByText("2 taken", { exact: true })).toBeVisible();
  await expect(page.getByText("1 left out", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Rows as written" }).click();
  await expect(page.getByRole("row", { name: /^4 Left out N-3/ })).toBeVisible();
});
