import { withScope } from "#app/platform/db/scope.server.ts";
import { expect, pressOnceAwake, test } from "#tests/support/e2e.ts";
import { someCustomers } from "#tests/support/some-customers.ts";

test("a steward takes a party for the customer it is, and takes that back", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const { ids, parties, propose } = await someCustomers(world, {
    "Acme Health": ["acme health"],
    "ACME HLTH": ["acme hlth"],
  });
  await propose("acme hlth", "Acme Health");
  await signIn(world.steward);
  const customerNow = () =>
    withScope(world.system, async (tx) => {
      const party = await tx.reportedParty.findFirstOrThrow({
        where: { vendorId: tx.vendorId, id: parties["acme hlth"] },
        select: { customerId: true },
      });
      return party.customerId;
    });

  await page.goto("/desk/matching");
  await page.getByRole("link", { name: /acme hlth/ }).click();
  await expect(page.getByRole("heading", { name: "acme hlth" })).toBeVisible();
  await expectAccessible(page);
  await pressOnceAwake(page, "1");
  await expect(page.getByText("Took acme hlth for Acme Health")).toBeVisible();
  expect(await customerNow()).toBe(ids["Acme Health"]);

  await pressOnceAwake(page, "z");
  await expect(page.getByRole("link", { name: /acme hlth/ })).toBeVisible();
  expect(await customerNow()).toBe(ids["ACME HLTH"]);
  await page.goto("/desk/matching/history");
  await expect(page.getByText("Took back no. 1")).toBeVisible();
});

test("two customers are merged after a look at what becomes of them, and part again", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const { ids } = await someCustomers(world, { Acme: ["acme"], Apex: ["apex"] });
  await signIn(world.steward);
  await page.goto(`/desk/customers/${ids.Acme}/merge`);
  await page.getByRole("searchbox", { name: "Search the other customer" }).fill("apex");
  await page.getByRole("searchbox", { name: "Search the other customer" }).press("Enter");
  await page.getByRole("link", { name: "apex" }).click();
  await expect(page.getByText("No two live protections of one family meet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Merge apex" }).click();
  await expect(page.getByText("Merged: both records are this one")).toBeVisible();

  // The other record leads to the one that stands for it.
  await page.goto(`/desk/customers/${ids.Apex}`);
  await expect(page).toHaveURL(new RegExp(`${ids.Acme}`));
  await page.getByRole("link", { name: "History" }).click();
  await page.getByRole("button", { name: "Undo no. 1" }).click();
  await expect(page.getByText("Taken back").first()).toBeVisible();
  await page.goto(`/desk/customers/${ids.Apex}`);
  await expect(page.getByRole("heading", { name: "apex", level: 1 })).toBeVisible();
});
