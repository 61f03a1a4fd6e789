import { expect, test } from "#tests/support/e2e.ts";
import { reported } from "#tests/support/sales.ts";
import type { World } from "#tests/support/world.ts";

const today = new Date().toISOString().slice(0, 10);

/** Acme bought four units through North and Ada, and two from the vendor itself. */
async function someSales({ vendorId, north, ada, sentry }: World) {
  const party = { name: "Acme Works", domain: "acme.example" };
  const line = { productId: sentry.id, day: today };
  await reported(vendorId, "sell_in", null, [
    { ...line, quantity: 10, amountMinor: 100_000n, document: "INV-7", buyerId: north.partnerId },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    { ...line, quantity: 4, amountMinor: 60_000n, soldToId: ada.partnerId, party },
  ]);
  await reported(vendorId, "direct", null, [{ ...line, quantity: 2, amountMinor: 30_000n, party }]);
}

test("finance follows a figure down to the row of the file", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await someSales(world);
  await signIn(world.finance);
  await page.goto("/desk/revenue");
  const table = page.getByRole("table", { name: "Revenue by customer, EUR" });
  await expect(table.getByRole("row", { name: /^Acme Works/ })).toContainText("700");
  await expect(page.getByText("Difference €0.00")).toBeVisible();
  await expectAccessible(page);

  await page.getByText("Channel All").click();
  await page.getByRole("link", { name: "Two tiers" }).click();
  await expect(page).toHaveURL(/channel=two_tier/);
  await expect(table.getByRole("row", { name: /^Acme Works/ })).toContainText("400");

  await page.getByText("Partner All").click();
  await page.getByRole("link", { name: "Ada", exact: true }).click();
  await expect(page).toHaveURL(/partner=/);
  await table
    .getByRole("row", { name: /^Acme Works/ })
    .getByRole("link", { name: "400" })
    .last()
    .click();

  const drawer = page.getByRole("complementary", { name: "Where this figure comes from" });
  await expect(drawer.getByText("€400.00", { exact: true })).toBeVisible();
  await expect(drawer.getByText("North, then Ada")).toBeVisible();
  await expect(drawer.getByText("row 2;4")).toBeVisible();
  await expect(drawer.getByText("INV-7, €100.00 each")).toBeVisible();
  await expect(drawer.getByRole("link", { name: /\.csv, row 2/ })).toHaveAttribute(
    "href",
    /\/desk\/submissions\/[0-9a-f-]+\?row=2$/,
  );
  await expectAccessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a figure opens all the same", async ({ page, world, signIn }) => {
    await someSales(world);
    await signIn(world.finance);
    await page.goto("/desk/revenue");
    await page
      .getByRole("row", { name: /^Acme Works/ })
      .getByRole("link", { name: "700" })
      .last()
      .click();
    await expect(page.getByText("2 source lines")).toBeVisible();
  });
});

test("a customer's page tells what it bought and leads to the lines", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await someSales(world);
  await signIn(world.manager);
  await page.goto("/desk/customers");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Acme Works" }).click();
  await expect(page.getByRole("heading", { name: "Acme Works" })).toBeVisible();
  await expect(page.getByRole("cell", { name: "Ada via North" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "€700" }).first().click();
  await expect(page.getByText("North, row 2")).toBeVisible();
  await expect(page.getByText("€700.00")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Direct", exact: true }).click();
  await expect(page.getByText("€300.00").first()).toBeVisible();
  await expect(page.getByText("North, row 2")).toHaveCount(0);
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("link", { name: /^Bought 6 units in/ })).toBeVisible();
});

test("a partner finds none of these pages", async ({ page, world, signIn }) => {
  await signIn(world.ada);
  for (const path of [
    ...["/desk/revenue", "/desk/revenue.csv", "/desk/customers"],
    "/desk/revenue/lines.csv?cell=all~all",
  ]) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
});
