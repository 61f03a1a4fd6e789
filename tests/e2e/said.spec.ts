import { Readable } from "node:stream";

import type { Page } from "@playwright/test";

import { handOver, keepFile } from "#app/domain/exchange/receive-file.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { expect, test } from "#tests/support/e2e.ts";

/** The path of a file that somebody handed over. */
async function sent(actor: Actor, text: string, name: string): Promise<string> {
  const file = await keepFile(actor, Readable.from([Buffer.from(text)]));
  if (file === "too-large") throw new Error(file);
  const received = await handOver(actor, "pos", { ...file, name }, new Date());
  if (!received.ok) throw new Error(received.reason);
  return `/portal/submissions/${received.submissionId}`;
}

/** Looks again until the file is so far that a button is there. */
async function pressed(page: Page, path: string, name: string) {
  const button = page.getByRole("button", { name });
  await expect(async () => {
    await page.goto(path);
    await expect(button).toBeVisible({ timeout: 500 });
  }).toPass();
  await button.click();
}

const unknown = [
  "Vorgang;Wann;Ware;Wieviel;Kostet;An wen",
  "N-1;03/04/2026;ART-77;6;890,50;Ada",
  "N-2;04/03/2026;ART-77;2;890,50;Ada",
].join("\n");

test("columns are named, a question answered and a mistake corrected, each once for the whole file", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  test.slow();
  await signIn(world.north);
  await page.goto(await sent(world.north, unknown, "april.csv"));

  await expect(page.getByText(/^None of the first rows/)).toBeVisible();
  await expect(page.getByText(/Say below what its columns hold/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(page.getByText(/^Choose a column for/)).toBeVisible();
  const holds = { Vorgang: "document", Wann: "day", Ware: "part", Wieviel: "quantity" };
  for (const [name, field] of Object.entries({
    ...holds,
    Kostet: "unitPrice",
    "An wen": "partner",
  })) {
    await page.getByLabel(`What ${name} holds`).selectOption(field);
  }
  await page.getByRole("button", { name: "Read again" }).click();

  await expect(page.getByText("Wann: which day is 03/04/2026 in row 2?")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "3 April 2026" }).click();

  await expect(page.getByText("None of the 2 rows could be used")).toBeVisible();
  await page.getByLabel("Instead of ART-77 in Ware").fill("HI-4210");
  await page.getByRole("button", { name: "Correct and read again" }).click();

  await expect(page.getByText("2 taken", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Change it" }).click();
  await expect(page.getByRole("row", { name: /ART-77 HI-4210/ })).toBeVisible();
  await page.getByRole("button", { name: "Forget ART-77" }).click();
  await expect(page.getByText("No part numbers yet")).toBeVisible();
});

test.describe("before any script has loaded", () => {
  test.use({ javaScriptEnabled: false });

  test("the rows that failed are corrected and follow in a file of their own", async ({
    page,
    world,
    signIn,
  }) => {
    const header = "Invoice No,Invoice Date,Part Number,Qty,Unit Price,Reseller\n";
    const rows = "N-1,2026-07-10,HI-4210,6,890.50,Ada\nN-2,2026-07-11,HI-4201,2,890.50,Ada\n";
    const path = await sent(world.north, header + rows, "july.csv");
    await signIn(world.north);
    await pressed(page, path, "Apply 1 row");
    await pressed(page, path, "Use HI-4210");

    await expect(page.getByRole("heading", { name: "july corrected.csv" })).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("1 taken", { exact: true })).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.getByRole("link", { name: "july.csv" }).click();
    await expect(
      page.getByText("The rows that failed were corrected in another file"),
    ).toBeVisible();
  });
});
