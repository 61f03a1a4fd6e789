import { estimateWorthOf } from "#app/domain/revenue/worth/estimate-worth.server.ts";
import { expect, test } from "#tests/support/e2e.ts";
import { reported } from "#tests/support/sales.ts";
import type { World } from "#tests/support/world.ts";

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** Twelve customers who buy every few weeks, and one of them who stopped. */
async function someBuyers({ vendorId, sentry }: World) {
  const lines = Array.from({ length: 12 }, (_, at) =>
    Array.from({ length: 16 }, (_, time) => ({
      ...{ productId: sentry.id, quantity: 1, amountMinor: 10_000n + BigInt(at * 900 + time) },
      day: daysAgo((at === 11 ? 200 : 0) + 3 + time * (18 + at)),
      party: { name: `Buyer ${at}`, domain: `buyer-${at}.example` },
    })),
  );
  await reported(vendorId, "direct", null, lines.flat());
  await estimateWorthOf(vendorId, new Date());
}

test("from what a segment brings to a customer, and limits that are tried before they hold", async ({
  page,
  world,
  signIn,
}) => {
  await someBuyers(world);
  await signIn(world.admin);
  await page.goto("/desk/value");
  await expect(page.getByRole("heading", { name: "Customer value" })).toBeVisible();
  const lost = page.getByRole("table", { name: "Segments of customers" }).getByRole("row", {
    name: /^Lost/,
  });
  await lost.getByRole("link", { name: "1" }).click();
  await expect(page).toHaveURL(/segment=lost/);
  await page.getByRole("link", { name: "Buyer 11" }).click();
  await expect(page.getByText("Likely to buy again")).toBeVisible();

  await page.goto("/desk/value/settings");
  await page.getByLabel("Top, % of customers").fill("50");
  await page.getByLabel("Sleeping below, %").fill("90");
  await page.getByRole("button", { name: "Show what it would change" }).click();
  await expect(page.getByText("Less than where At risk begins")).toBeVisible();
  await page.getByLabel("Sleeping below, %").fill("40");
  await page.getByRole("button", { name: "Show what it would change" }).click();
  const preview = page.getByRole("region", { name: "What it would change" });
  await expect(preview.getByRole("row", { name: /^Top/ })).toContainText("+5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings were saved")).toBeVisible();
});
