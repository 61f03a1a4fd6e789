import { readFileSync } from "node:fs";
import { Readable } from "node:stream";

import type { Page } from "@playwright/test";

import { handOver, keepFile } from "#app/domain/exchange/receive-file.server.ts";
import { expect, test } from "#tests/support/e2e.ts";

const header = "Invoice No,Invoice Date,Part Number,Qty,Unit Price,Reseller,End Customer\n";
const good = "N-1,2026-07-10,HI-4210,6,890.50,Ada,Solvang Energi AS\n";
const bad = "N-2,31.09.2026,HI-4201,6,890.50,Ada,Port of Aalborg\n";

const csv = (text: string, name = "week-28.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

type SentFile = ReturnType<typeof csv>;

const choose = (page: Page, file: SentFile, label: string | RegExp = /Drop your/) =>
  page.getByLabel(label).setInputFiles(file);

/** Again until the page sends it by itself: a file that is there before the script is left to the button. */
const drop = (page: Page, file: SentFile) =>
  expect(async () => {
    await choose(page, file);
    await expect(page).toHaveURL(/submissions\/[0-9a-f]/, { timeout: 8_000 });
  }).toPass();

test("a distributor drops its file, sees it applied and reads what was wrong, row by row", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.north);
  await page.goto("/portal/sales-out");
  await expect(page.getByText("Nothing reported yet")).toBeVisible();
  await expectAccessible(page);

  await drop(page, csv(header + good + bad));

  await expect(page.getByRole("heading", { name: "week-28.csv" })).toBeVisible();
  await expect(page.getByText("1 line", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply 1 row" }).click();
  await expect(page.getByText("1 taken", { exact: true })).toBeVisible();
  await expect(page.getByText("Invoice day does not exist: 31.09.2026")).toBeVisible();
  await expect(page.getByText("Part number not known: HI-4201")).toBeVisible();
  await expect(page.getByText(/The nearest is HI-4210/)).toBeVisible();
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Rows to correct" }).click();
  const saved = await (await download).path();
  expect(readFileSync(saved, "utf8")).toContain("N-2,31.09.2026,HI-4201,6,890.50");

  await page.getByRole("link", { name: "Rows as written" }).click();
  await expect(page.getByRole("row", { name: /^2 Taken N-1/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^3 To correct N-2/ })).toBeVisible();
  await expectAccessible(page);
});

test("what a file did is shown and taken back", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.north);
  await page.goto("/portal/sales-out");
  await drop(page, csv(header + good));
  await expect(page.getByText("1 taken", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Take back" }).click();
  await expect(page.getByRole("heading", { name: "Take this file back" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("The file was taken back")).toBeVisible();
  await expect(page.getByRole("link", { name: "Take back" })).toBeHidden();
});

test("the same file again leads to the first one and changes nothing", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.north);
  await page.goto("/portal/sales-out");
  await drop(page, csv(header + good));
  await expect(page.getByText("1 taken", { exact: true })).toBeVisible();
  const first = page.url();

  await page.goto("/portal/sales-out");
  await drop(page, csv(header + good, "renamed.csv"));

  await expect(page.getByText("This file was handed over before")).toBeVisible();
  expect(page.url()).toBe(`${first}?same=1`);
});

test("an inventory report shows as stock, to its partner and to the vendor", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.north);
  await page.goto("/portal/inventory");
  await drop(page, csv("Date;Location;Item;On hand\n2026-09-30;OSL1;HI-7710;97\n"));
  await expect(page.getByText("1 taken", { exact: true })).toBeVisible();

  await page.goto("/portal/inventory");
  await expect(page.getByRole("row", { name: /HI-7710.*OSL1 97/ })).toBeVisible();
  await expectAccessible(page);

  await signIn(world.manager);
  await page.goto("/desk/inventory");
  await expect(page.getByRole("row", { name: /HI-7710.*North.*97/ })).toBeVisible();
  await expectAccessible(page);
});

test("the vendor hands over its own invoices and finds every file", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.steward);
  await page.goto("/desk/submissions");
  await page.getByRole("link", { name: "Hand over files" }).click();
  await expect(page.getByRole("group", { name: "What the files hold" })).toBeVisible();
  await expectAccessible(page);
  await choose(
    page,
    csv("Invoice;Date;Part;Qty;Price;Partner\nR-1;2026-07-01;HI-4210;20;700;North\n", "july.csv"),
  );
  await page.getByRole("button", { name: "Send the files" }).click();
  await expect(page.getByText("1 taken", { exact: true })).toBeVisible();

  await page.goto("/desk/submissions?kind=sell_in");
  await expect(page.getByRole("row", { name: /july\.csv.*Applied/ })).toBeVisible();
  await page.goto("/desk/submissions?kind=pos");
  await expect(page.getByText("No file fits")).toBeVisible();
});

test("another partner's submission and its file do not exist", async ({ page, world, signIn }) => {
  const file = await keepFile(world.north, Readable.from([Buffer.from(header + good)]));
  if (file === "too-large") throw new Error(file);
  const sent = await handOver(world.north, "pos", { ...file, name: "week.csv" }, new Date());
  if (!sent.ok) throw new Error(sent.reason);
  const path = `/portal/submissions/${sent.submissionId}`;

  for (const who of [world.south, world.adaAdmin]) {
    await signIn(who);
    for (const address of [path, `${path}/file`, `${path}/errors.csv`]) {
      expect((await page.goto(address))?.status()).toBe(404);
    }
  }
  await signIn(world.supply);
  expect((await page.goto("/portal/sales-out"))?.status()).toBe(404);
  await signIn(world.bob);
  expect((await page.goto("/portal/sales-out"))?.status()).toBe(403);
});

test("several files are dropped at once, each has its own answer, and what breaks is sent again", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.north);
  await page.goto("/portal/sales-out");
  await drop(page, csv(header + good, "before.csv"));
  await page.goto("/portal/sales-out");
  let broken = false;
  await page.route(/\/portal\/files\?.*week-29/, (route) => {
    const first = !broken;
    broken = true;
    return first ? route.abort("connectionreset") : route.continue();
  });
  const week = header + good.replace("N-1", "N-29").replace(",6,", ",4,");
  const sending = page.getByRole("list", { name: "Files being sent" });
  await expect(async () => {
    await page
      .getByLabel(/Drop your/)
      .setInputFiles([
        csv(week, "week-29.csv"),
        csv(header + good, "again.csv"),
        csv("", "empty.csv"),
      ]);
    await expect(sending).toBeVisible({ timeout: 1_000 });
  }).toPass();

  const of = (name: string) => sending.getByRole("listitem").filter({ hasText: name });
  await expect(of("again.csv")).toContainText("Handed over before");
  await expect(of("empty.csv")).toContainText("The file is empty");
  await expect(of("week-29.csv")).toContainText("Sent");
  await expect(page.getByText("2 of 3 files sent, 1 refused")).toBeVisible();
  await expect(page.getByRole("row", { name: /week-29\.csv/ })).toBeVisible();
  await expectAccessible(page);
  await of("again.csv").getByRole("link").click();
  await expect(page.getByRole("heading", { name: "before.csv" })).toBeVisible();
});

test.describe("before any script has loaded", () => {
  test.use({ javaScriptEnabled: false });

  test("a file is chosen, sent and its answer read", async ({ page, world, signIn }) => {
    await signIn(world.north);
    await page.goto("/portal/sales-out");
    await page.getByRole("button", { name: "Send the files" }).click();
    await choose(page, csv("Invoice No,Qty\nN-1,6\n"));
    await page.getByRole("button", { name: "Send the files" }).click();

    await expect(async () => {
      await page.reload();
      await expect(page.getByText(/has no column for Invoice day/)).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  test("several files are sent by one form", async ({ page, world, signIn }) => {
    await signIn(world.north);
    await page.goto("/portal/sales-out");
    await page
      .getByLabel(/Drop your/)
      .setInputFiles([csv(header + good, "one.csv"), csv(`${header}${bad}`, "two.csv")]);
    await page.getByRole("button", { name: "Send the files" }).click();
    await expect(page.getByText("The files were sent")).toBeVisible();
    await expect(page.getByRole("row", { name: /one\.csv/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /two\.csv/ })).toBeVisible();
  });

  test("lines are typed in, asked about and taken as a file is", async ({
    page,
    world,
    signIn,
  }) => {
    await signIn(world.steward);
    await page.goto("/desk/submissions/lines/stock_adjustment");
    await page.getByLabel("Document").fill("COUNT-7");
    await page.getByRole("button", { name: "Add a line" }).click();
    await expect(page.getByRole("heading", { name: "Line 2" })).toBeVisible();
    await page.getByRole("button", { name: "Hand over" }).last().click();
    await expect(page.getByText("Fill in quantity")).toHaveCount(2);
    await expect(page.getByLabel("Document").first()).toHaveValue("COUNT-7");

    await page.getByLabel("Day").first().fill("2026-07-10");
    await page.getByLabel("Partner").first().fill("North");
    await page.getByLabel("Part number").first().fill("HI-4210");
    await page.getByLabel("Quantity").first().fill("-2");
    await page.getByLabel("Reason").first().fill("Counted");
    await page.getByRole("button", { name: "Hand over" }).last().click();
    await expect(
      page.getByRole("heading", { name: "Stock adjustments, typed in.csv" }),
    ).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("1 taken", { exact: true })).toBeVisible({ timeout: 500 });
    }).toPass();
  });
});
