import { fingerprint } from "#app/domain/customers/resolve.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aProtection } from "#tests/support/a-protection.ts";
import { expect, pressOnceAwake, test } from "#tests/support/e2e.ts";
import { reported } from "#tests/support/sales.ts";
import { someCustomers } from "#tests/support/some-customers.ts";

const DAY_MS = 86_400_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS);

test("a steward says by single keys who is who, takes it back, and figures follow", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const { vendorId, sentry, system } = world;
  const { ids, parties, propose } = await someCustomers(world, {
    ...{ "Acme Health": ["acme health"], "ACME HLTH": ["acme hlth"] },
    ...{ Apex: ["apex"], "Apex Ltd": ["apex ltd"] },
  });
  const words = { name: "acme hlth" };
  await withScope(system, (tx) =>
    tx.reportedParty.updateMany({
      where: { vendorId, id: parties["acme hlth"] },
      data: { fingerprint: fingerprint(null, words) },
    }),
  );
  const sale = { productId: sentry.id, day: "2026-05-01", quantity: 1, amountMinor: 70_000n };
  await reported(vendorId, "direct", null, [{ ...sale, party: words }]);
  await propose("acme hlth", "Acme Health");
  await propose("apex ltd", "Apex", 0.7);
  await signIn(world.steward);
  const family = `/desk/customers/${ids["Acme Health"]}/family`;

  await page.goto("/desk/matching");
  // Most revenue first.
  await expect(page.getByRole("navigation", { name: "Parties waiting" })).toContainText(
    /acme hlth.*€700.*apex ltd/s,
  );
  await page.getByRole("link", { name: /acme hlth/ }).click();
  await expect(page.getByText("€0 → €700")).toBeVisible();
  await expectAccessible(page);
  await pressOnceAwake(page, "1");
  await expect(page.getByText("Took acme hlth for Acme Health")).toBeVisible();
  await expect(page.getByRole("heading", { name: "apex ltd" })).toBeVisible();
  await pressOnceAwake(page, "z");
  await page.getByRole("link", { name: /acme hlth/ }).click();
  await expect(page.getByText("€0 → €700")).toBeVisible();
  await pressOnceAwake(page, "1");
  await expect(page.getByRole("heading", { name: "apex ltd" })).toBeVisible();
  await pressOnceAwake(page, "r");
  await expect(page.getByRole("heading", { name: "Everybody is known" })).toBeVisible();
  await page.goto(family);
  await expect(page.getByRole("row", { name: /acme hlth/ })).toContainText("€700");
});

test("two customers with a protection each are merged when it is said which stays, and part again", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const { ada, bob } = world;
  const { ids, parties } = await someCustomers(world, {
    ...{ "Acme Health": ["acme health"], Apex: ["apex"] },
  });
  const days = { startsAt: daysFromNow(-10), endsAt: daysFromNow(60) };
  const sides = [
    { actor: ada, partyId: parties["acme health"] ?? "", customerId: ids["Acme Health"] ?? "" },
    { actor: bob, partyId: parties.apex ?? "", customerId: ids.Apex ?? "" },
  ];
  for (const side of sides) await aProtection(world, { ...side, ...days });
  await signIn(world.steward);
  await page.goto(`/desk/customers/${ids["Acme Health"]}/merge`);
  const search = page.getByRole("searchbox", { name: "Search the other customer" });
  await search.fill("apex");
  await search.press("Enter");
  await page.getByRole("link", { name: "apex", exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("radio", { name: /^Bob/ }).check();
  await page.getByRole("button", { name: "Merge apex" }).click();
  await expect(page.getByText("Merged: both records are this one")).toBeVisible();
  await expect.poll(async () => (await standing(world.system)).sort()).toEqual([bob.partnerId]);

  // The other record leads to the one that stands for it, and parts from it again.
  await page.goto(`/desk/customers/${ids.Apex}`);
  await expect(page).toHaveURL(new RegExp(`${ids["Acme Health"]}`));
  await page.goto(`/desk/customers/${ids["Acme Health"]}/history`);
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  const both = [ada.partnerId, bob.partnerId].sort();
  await expect.poll(async () => (await standing(world.system)).sort()).toEqual(both);
  await page.goto(`/desk/customers/${ids.Apex}`);
  await expect(page.getByRole("heading", { name: "apex", level: 1 })).toBeVisible();
});

/** Whose protections stand. */
const standing = (system: Parameters<typeof withScope>[0]) =>
  withScope(system, async (tx) => {
    const rows = await tx.protection.findMany({
      where: { vendorId: tx.vendorId, releasedAt: null },
      select: { partnerId: true },
    });
    return rows.map(({ partnerId }) => partnerId);
  });
