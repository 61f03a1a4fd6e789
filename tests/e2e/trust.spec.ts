import pg from "pg";

import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { expect, test } from "#tests/support/e2e.ts";

test("an administrator follows the chain, opens an entry, and is told when it was changed behind the portal's back", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await signIn(world.admin);
  await page.goto("/desk/audit");
  const side = page.getByRole("complementary", { name: "Chain" });
  await expect(side).toContainText("Never");
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(side.getByText("Unbroken")).toBeVisible();
  const head = await side.locator("p.mono").innerText();

  await page.getByLabel("Head noted earlier").fill("nonsense");
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(side.getByText("A head looks like vendor:number:hash")).toBeVisible();
  await expect(page.getByLabel("Head noted earlier")).toHaveValue("nonsense");

  await page.getByRole("link", { name: "Deal: submitted" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Deal: submitted" })).toBeVisible();
  await expect(page.getByText("As it was sealed")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open deal" }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/deals/${dealId}`));

  const owner = new pg.Client(process.env.OWNER_DATABASE_URL);
  await owner.connect();
  await owner.query(
    "update tributary.audit_entry set actor_name = 'Mallory' where vendor_id = $1 and subject_id = $2",
    [world.vendorId, dealId],
  );
  await owner.end();
  await page.goto("/desk/audit");
  await page.getByLabel("Head noted earlier").fill(head);
  await page.getByRole("button", { name: "Verify the chain" }).click();
  await expect(side.getByText("The chain is broken")).toBeVisible();
  await expect(side).toContainText("deal.submitted by Mallory");
  await expectAccessible(page);
});

test("the trail is searched, and exported whole with each entry's place in the chain", async ({
  page,
  world,
  signIn,
}) => {
  await aRegistration(world.ada, { products: [world.sentry] });
  await aRegistration(world.bob, { products: [world.vane], domain: "other.example" });
  await signIn(world.admin);
  await page.goto("/desk/audit?partner=Ada&action=deal.submitted");
  await expect(page.getByRole("row")).toHaveCount(2);
  const exported = await page.request.get("/desk/audit.csv?partner=Ada&action=deal.submitted");
  const [head = "", line = "", ...rest] = (await exported.text()).trim().split("\r\n");
  expect(head).toMatch(/Number,Hash$/);
  expect(line).toMatch(/deal\.submitted,Ada,Ada,.*,\d+,[0-9a-f]{64}$/);
  expect(rest).toEqual([]);

  await signIn(world.manager);
  expect((await page.request.get("/desk/audit.csv")).status()).toBe(403);
  await signIn(world.adaAdmin);
  expect((await page.request.get("/desk/audit.csv")).status()).toBe(404);
  await page.goto("/portal/audit");
  await expect(page.getByRole("row", { name: /Deal: submitted/ })).toHaveCount(1);
  await signIn(world.ada);
  expect((await page.goto("/portal/audit"))?.status()).toBe(403);
});

test("a distributor learns why it sees a reseller's deal; a stranger learns nothing", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await signIn(world.northAdmin);
  await page.goto(`/portal/deals/${dealId}`);
  await page.getByRole("link", { name: "Why do I see this?" }).click();
  const steps = page.getByRole("list", { name: "How you come to see it" }).getByRole("listitem");
  await expect(steps).toContainText([
    "You work at North as Administrator",
    "North is linked to Ada",
    "Ada shows North its deals",
    "Ada registered it",
  ]);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to the deal" }).click();
  await expect(page).toHaveURL(`/portal/deals/${dealId}`);

  await signIn(world.bob);
  expect((await page.goto(`/portal/why/deal/${dealId}`))?.status()).toBe(404);
  expect((await page.goto(`/portal/why/customer/${dealId}`))?.status()).toBe(404);
  await signIn(world.supply);
  expect((await page.goto(`/portal/why/deal/${dealId}`))?.status()).toBe(403);
});

test("an auditor reads the certificate, takes it along, and sees who can see a deal", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await signIn(world.admin);
  await page.goto("/desk/scope");
  await expect(page.getByText("Nothing is open")).toBeVisible();
  await expect(page.getByRole("row", { name: /^deal Closed/ })).toContainText(
    "its own rows or rows of those that show it their deals",
  );
  const certificate = await (await page.request.get("/desk/scope.json")).json();
  expect(certificate.faults).toBe(0);

  await page.goto(`/desk/why/deal/${dealId}`);
  await page.getByRole("link", { name: "Who can see it" }).click();
  await expect(page.getByRole("heading", { name: "Ada shows North its deals" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Ada registered it" })).toContainText("Sales");
  await expect(page.getByText("Bob")).toHaveCount(0);
  await expectAccessible(page);

  await withScope(world.system, (tx) =>
    tx.partnerLink.updateMany({
      where: { vendorId: tx.vendorId, distributorId: world.north.partnerId },
      data: { sharesDeals: false },
    }),
  );
  await page.reload();
  await expect(page.getByRole("heading", { name: "Ada shows North its deals" })).toHaveCount(0);

  await signIn(world.manager);
  expect((await page.goto("/desk/scope"))?.status()).toBe(403);
  await signIn(world.adaAdmin);
  expect((await page.goto(`/desk/scope/who?kind=deal&id=${dealId}`))?.status()).toBe(404);
});
