import type { Page } from "@playwright/test";

import { currentMonth, monthLabel, monthsFrom } from "#app/domain/demand/month.ts";
import { expect, test } from "#tests/support/e2e.ts";

const [first = "", second = ""] = monthsFrom(currentMonth(new Date(), "Europe/Berlin"), 2);

const cell = (page: Page, partNo: string, month = first) =>
  page.getByLabel(`${partNo}, ${monthLabel(month)}`, { exact: true });

const publish = (page: Page) => page.getByRole("button", { name: "Publish forecast" }).click();

const partsOf = (page: Page) =>
  page.getByRole("row").getByRole("rowheader").filter({ hasText: "HI-" }).allInnerTexts();

test("a planner types a forecast and sees the demand for exactly what it supplies", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.north);
  await page.goto("/portal/forecast");
  await cell(page, "HI-4210").fill("1,200");
  await cell(page, "HI-5120").fill("300");
  await publish(page);
  await expect(page.getByText("Published: 2 figures for 2 parts, by North")).toBeVisible();

  await signIn(world.supply);
  await page.goto("/portal/forecast");
  await expect(cell(page, "HI-5120")).toHaveCount(0);
  await cell(page, "HI-4210").fill("1000");
  await cell(page, "HI-4210").press("ArrowDown");
  await expect(cell(page, "HI-4225")).toBeFocused();
  await expect(page.getByText("1 cell changed")).toBeVisible();
  await expectAccessible(page);
  await publish(page);
  await expect(page.getByText("Published: 1 figure for 1 part, by Supply")).toBeVisible();
  await expect(cell(page, "HI-4210")).toHaveValue("1000");

  await expect(async () => {
    await page.goto("/portal/demand");
    const row = page.getByRole("row", { name: /^Channel demand 1,200/ });
    await expect(row).toBeVisible({ timeout: 500 });
    const difference = page.getByRole("row", { name: /^Difference −200/ });
    await expect(difference).toBeVisible({ timeout: 500 });
  }).toPass();
  expect((await partsOf(page)).map((name) => name.trim())).toEqual([
    "HI-4210",
    "HI-4225",
    "HI-7710",
  ]);
  await expect(page.getByText("North")).toHaveCount(0);
  await expectAccessible(page);

  const csv = await (await page.request.get("/portal/demand.csv")).text();
  expect(csv).toContain(`HI-4210,Sentry HI-4210,Sentry,${first}-01,1200,1000,-200`);
  expect(csv).not.toContain("HI-5120");
});

test("what is wrong in the grid is said beside it, and what was typed stays", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.supply);
  await page.goto("/portal/forecast");
  await cell(page, "HI-4210").fill("1.5");
  await cell(page, "HI-4225", second).fill("40");
  await publish(page);
  await expect(page.getByRole("alert")).toContainText("Nothing was published: 1 cell is not right");
  await expect(cell(page, "HI-4210")).toHaveValue("1.5");
  await expect(cell(page, "HI-4210")).toHaveAccessibleDescription(
    `${monthLabel(first)}: Write whole pieces, such as 1200`,
  );
  await cell(page, "HI-4210").fill("2");
  await publish(page);
  await expect(page.getByText("Published: 2 figures for 2 parts")).toBeVisible();
});

test("a double click publishes once; a form that was kept open publishes what changed since", async ({
  page,
  context,
  world,
  signIn,
}) => {
  await signIn(world.supply);
  await page.goto("/portal/forecast");
  const kept = await context.newPage();
  await kept.goto("/portal/forecast");
  const history = page.locator("aside").getByRole("listitem");

  await cell(page, "HI-4210").fill("5");
  await page.getByRole("button", { name: "Publish forecast" }).dblclick();
  await expect(page.getByText("Published: 1 figure")).toBeVisible();
  await expect(history).toHaveCount(1);

  await cell(kept, "HI-4210").fill("6");
  await publish(kept);
  await expect(kept.getByRole("alert")).toContainText("after you opened this grid");
  await publish(kept);
  await expect(kept.getByText("Published: 1 figure")).toBeVisible();
  await expect(cell(kept, "HI-4210")).toHaveValue("6");
});

test("a file is read on a page of its own, stands in the grid, and is taken back", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.supply);
  await page.goto("/portal/forecast");
  const rows = [`HI-4210,${first},5`, `HI-4225,${first},few`, `HI-9999,${first},7`];
  const text = ["part_no,month,quantity", ...rows].join("\n");
  const file = { name: "forecast.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("Drop your forecast here").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "forecast.csv" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^HI-4210 new 5/ })).toBeVisible();
  await page.getByRole("button", { name: "Apply 1 row" }).click();
  await expect(page.getByText("Part number not known")).toBeVisible();
  await expect(page.getByRole("link", { name: "Take back" })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/portal/forecast");
  await expect(cell(page, "HI-4210")).toHaveValue("5");
  await expect(cell(page, "HI-4225")).toHaveValue("");
  await page.getByRole("link", { name: "forecast.csv" }).first().click();
  await page.getByRole("link", { name: "Take back" }).click();
  await expect(page.getByText("1 part, of which nothing else was published")).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("The file was taken back")).toBeVisible();
  await page.goto("/portal/forecast");
  await expect(cell(page, "HI-4210")).toHaveValue("");
});

test("a publication stays open to its own partner and to nobody else", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.north);
  await page.goto("/portal/forecast");
  const history = page
    .getByRole("complementary", { name: "Files and earlier publications" })
    .getByRole("listitem");
  await cell(page, "HI-4210").fill("77");
  await publish(page);
  await expect(history).toHaveCount(1);
  await cell(page, "HI-4210").fill("88");
  await publish(page);
  await expect(history).toHaveCount(2);
  await expect(cell(page, "HI-4210")).toHaveValue("88");
  await history.last().getByRole("link").click();
  await expect(page.getByRole("row", { name: /HI-4210.* 77/ })).toBeVisible();
  await expect(cell(page, "HI-4210")).toHaveCount(0);
  const address = new URL(page.url());

  await signIn(world.south);
  expect((await page.goto(`${address.pathname}${address.search}`))?.status()).toBe(404);
  const csv = await (await page.request.get("/portal/forecast.csv")).text();
  expect(csv).toContain("HI-4210,Sentry HI-4210,,,");
  expect((await page.goto("/portal/demand"))?.status()).toBe(404);
  expect((await page.goto("/portal/demand.csv"))?.status()).toBe(404);
  expect((await page.goto("/desk/demand"))?.status()).toBe(404);
  await signIn(world.ada);
  expect((await page.goto("/portal/forecast"))?.status()).toBe(403);
});

test("the vendor sees who published what", async ({ page, world, signIn, expectAccessible }) => {
  await signIn(world.adaAdmin);
  await page.goto("/portal/forecast");
  await cell(page, "HI-7710").fill("12");
  await publish(page);
  await expect(page.getByText("Published: 1 figure")).toBeVisible();

  await signIn(world.manager);
  await page.goto("/desk/demand");
  await expect(page.getByRole("row", { name: /^Ada reseller 12/ })).toBeVisible();
  await expectAccessible(page);
  const csv = await (await page.request.get("/desk/demand.csv?by=partner")).text();
  expect(csv).toContain(`HI-7710,Relay HI-7710,Relay,${first}-01,Ada,reseller,12,yes,`);
});

test.describe("before any script has loaded", () => {
  test.use({ javaScriptEnabled: false });

  test("a forecast is typed and published", async ({ page, world, signIn }) => {
    await signIn(world.supply);
    await page.goto("/portal/forecast");
    await cell(page, "HI-4210").fill("-1");
    await cell(page, "HI-4225").fill("6");
    await publish(page);
    await expect(page.getByText("Demand is 0 or more").first()).toBeVisible();
    await expect(cell(page, "HI-4225")).toHaveValue("6");
    await cell(page, "HI-4210").fill("1");
    await publish(page);
    await expect(page.getByText("Published: 2 figures for 2 parts")).toBeVisible();
  });
});
