import type { Page } from "@playwright/test";
import { stepsOf } from "#app/domain/deals/decide/steps.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aForm, aRegistration } from "#tests/support/a-registration.ts";
import { expect, pressOnceAwake, test } from "#tests/support/e2e.ts";

const programmes = "/desk/admin/programs";

async function openRules(page: Page) {
  await page.goto(programmes);
  await page.getByRole("link", { name: "Standard" }).click();
  await page.getByRole("link", { name: "Edit rules" }).click();
}

test("an administrator edits a programme, previews and publishes it, and the next deal gets it", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  test.slow();
  const { ada, sentry, vane } = world;
  const before = await aRegistration(ada, { products: [sentry] }, new Date());
  await signIn(world.admin);
  await openRules(page);
  await page.getByLabel("Protection", { exact: true }).fill("none");
  await page.getByLabel("Not these parts").fill("HI-0000");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("A whole number").first()).toBeVisible();
  await expect(page.getByLabel("Protection", { exact: true })).toHaveValue("none");
  await page.getByLabel("Protection", { exact: true }).fill("45");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Not in the catalogue: HI-0000").first()).toBeVisible();
  await page.getByLabel("Not these parts").fill("");
  await page.getByLabel("From, EUR").fill("500");
  await page
    .getByRole("group", { name: "Not these families" })
    .getByLabel("Vane", { exact: true })
    .check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("The draft was saved")).toBeVisible();
  await expect(
    page.getByRole("row", { name: "Protection 90 days 45 days", exact: true }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Preview" }).click();
  await expect(page.getByText("with the draft of Standard")).toBeVisible();
  await expect(page.getByText("It takes deals from €500.00")).toBeVisible();
  await page.getByLabel("Worth", { exact: true }).fill("7000");
  await expect(page.getByText("Standard, version 2")).toBeVisible();
  await expect(page.getByText("by Ingrid").or(page.getByText("Ingrid")).first()).toBeVisible();
  await expectAccessible(page);

  await page.goto(programmes);
  await page.getByRole("link", { name: "Standard" }).click();
  await page.getByRole("link", { name: "Publish" }).click();
  await page.getByLabel(/What is new/).fill("Shorter protection");
  await page.getByRole("button", { name: "Publish version" }).click();
  await expect(page.getByText("The version was published")).toBeVisible();
  await expect(page.getByText("Version 2 in force")).toBeVisible();
  await expect(page.getByText("Shorter protection")).toBeVisible();
  await expectAccessible(page);

  const registered = await registerDeal(ada, aForm({ products: [world.relay] }), new Date());
  const after = registered.ok ? registered.dealId : "";
  const rulesOf = (dealId: string) =>
    withScope(ada, async (tx) => (await findDeal(tx, dealId))?.rules.protectionDays);
  expect(await rulesOf(after)).toBe(45);
  expect(await rulesOf(before)).toBe(90);
  expect(await registerDeal(ada, aForm({ products: [vane] }), new Date())).toMatchObject({
    words: ["Vane is not part of it"],
  });
});

test("a deal of a chain with two steps is approved by two people, one after the other", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  test.slow();
  await signIn(world.admin);
  await page.goto("/desk/admin/approvals");
  await expect(page.getByText("The usual way")).toBeVisible();
  await page.getByRole("link", { name: "Add a chain" }).click();
  await page.getByRole("button", { name: "Save chain" }).click();
  await expect(page.getByText("Write a name").first()).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Large deals");
  await page.getByLabel("From, EUR").fill("5000");
  await page.getByLabel("Step 1").fill("Channel");
  await page.getByLabel("Step 2").fill("Head of channel");
  await page.getByLabel("Approved by").nth(1).selectOption({ label: "Administrators" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save chain" }).click();
  await expect(page.getByText("The chain was saved")).toBeVisible();
  await expect(page.getByRole("row", { name: /Large deals/ })).toContainText(
    "The partner’s channel manager, then Administrators",
  );
  await expectAccessible(page);

  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.manager);
  await page.goto(`/desk/deals/${dealId}`);
  await pressOnceAwake(page, "a");
  await expect(page.getByRole("button", { name: /Approve/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Approve/ })).toBeHidden({ timeout: 15_000 });
  const between = await withScope(world.ada, (tx) => stepsOf(tx, dealId));
  expect(between.map(({ status }) => status)).toEqual(["approved", "current"]);
  await expectAccessible(page);
  await signIn(world.ada);
  await page.goto(`/portal/deals/${dealId}`);
  await expect(page.getByText("Head of channel").first()).toBeVisible();

  await signIn(world.admin);
  await page.goto(`/desk/deals/${dealId}`);
  await pressOnceAwake(page, "a");
  await expect(page.getByRole("button", { name: /Approve/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Approved by Astrid")).toBeVisible();
});

test("a channel manager says who decides while it is away", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.manager);
  await page.goto("/desk/away");
  await expect(page.getByText("Nobody is away")).toBeVisible();
  await page.getByRole("button", { name: "Save absence" }).click();
  await expect(page.getByText("Choose the first day").first()).toBeVisible();
  await page.getByLabel("Who decides").selectOption({ label: "Astrid" });
  const today = new Date().toISOString().slice(0, 10);
  await page.getByLabel("From").fill(today);
  await page.getByLabel("Until").fill(today);
  await page.getByRole("button", { name: "Save absence" }).click();
  await expect(page.getByText("The absence was saved")).toBeVisible();
  await expect(page.getByRole("row", { name: /Ingrid Astrid/ })).toContainText("Away now");
  await expectAccessible(page);
  await page.getByRole("button", { name: "End" }).click();
  await expect(page.getByText("The absence was ended")).toBeVisible();
});
