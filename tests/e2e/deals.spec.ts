import type { Page } from "@playwright/test";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { expect, pressOnceAwake, test } from "#tests/support/e2e.ts";

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** Until script is there the parts are a plain list. */
async function choosePart(page: Page, part: string) {
  await page.locator('input[aria-label^="Part of"]').fill(part);
  await page.getByRole("option", { name: part }).click();
}

async function fillIn(page: Page, part: string, script = true) {
  await page.getByLabel("Web domain").fill("fenwick.example");
  await page.getByLabel("Name", { exact: true }).fill("Fenwick Royal Infirmary");
  await page.getByLabel("City").fill("Newcastle");
  await page.getByLabel("Country").selectOption("GB");
  if (script) await choosePart(page, part);
  else await page.getByLabel(/^Part of/).selectOption({ label: part });
  await page.getByLabel(/^Quantity of/).fill("40");
  await page.getByLabel("Your sales stage").selectOption("proposal");
  await page.getByLabel("Expected order day").fill(inAWeek());
  await page.getByLabel("Customer’s contact").fill("Claire Dunn");
  await page.getByLabel("Work you have done").fill("Site survey on 4 March");
}

test("a sales rep registers a deal", async ({ page, world, signIn, expectAccessible }) => {
  await signIn(world.ada);
  await page.goto("/portal/deals");
  await expect(page.getByRole("heading", { name: "No deals yet" })).toBeVisible();
  await page.getByRole("link", { name: "Register a deal" }).first().click();
  await fillIn(page, "HI-4210 Sentry HI-4210");
  await expect(page.getByText("€28,000.00")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Submit registration" }).click();
  await expect(page.getByRole("heading", { name: "Fenwick Royal Infirmary" })).toBeVisible();
  await expect(page.getByText("Submitted").first()).toBeVisible();
});

test("a channel manager approves with two keys, and the partner sees it", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.manager);
  await page.goto("/desk/deals");
  await page.getByRole("link", { name: /Meridian Health Group/ }).click();
  await expect(page.getByText("Nothing overlaps")).toBeVisible();
  await expectAccessible(page);
  await pressOnceAwake(page, "a");
  await expect(page.getByRole("button", { name: "Approve" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Approved by Ingrid")).toBeVisible();

  await signIn(world.ada);
  await page.goto("/portal/deals");
  await expect(page.getByRole("row", { name: /Meridian/ })).toContainText("Approved");
  await expectAccessible(page);
});

test("the second of two approvals is told who was first", async ({ page, world, signIn }) => {
  const products = [world.sentry];
  const first = await aRegistration(world.bob, { products }, new Date());
  const second = await aRegistration(world.ada, { products }, new Date());
  await signIn(world.manager);
  await page.goto(`/desk/deals/${second}?do=approve`);
  await expect(page.getByRole("button", { name: "Approve" })).toBeVisible();
  await approveDeal(world.admin, { dealId: first, note: null, freeOnly: false }, new Date());
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Approve" }).click();
  expect((await answered).status()).toBe(409);
  await expect(page.getByText("Not approved: another deal protects it")).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("by Bob");
});

test("what is wrong is said beside its field, and nothing typed is lost", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.ada);
  await page.goto("/portal/deals/new");
  await page.getByLabel("Name", { exact: true }).fill("Fenwick Royal Infirmary");
  await page.getByLabel("Web domain").fill("no domain");
  await page.getByRole("button", { name: "Submit registration" }).click();
  await expect(page.getByText("Write a domain such as acme.com").first()).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Fenwick Royal Infirmary");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a deal of several parts is registered", async ({ page, world, signIn }) => {
    await signIn(world.ada);
    await page.goto("/portal/deals/new");
    await fillIn(page, "HI-4210 Sentry HI-4210", false);
    await page.getByRole("button", { name: "Add a part" }).click();
    await expect(page.getByLabel(/^Quantity of/)).toHaveCount(2);
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Fenwick Royal Infirmary");
    await page.getByRole("button", { name: "Submit registration" }).last().click();
    await expect(page.locator("td .error")).toHaveText("Choose a part");

    await page.getByRole("button", { name: "Remove line 2" }).click();
    await expect(page.getByLabel(/^Quantity of/)).toHaveCount(1);
    await page.getByRole("button", { name: "Submit registration" }).last().click();
    await expect(page.getByRole("heading", { name: "Fenwick Royal Infirmary" })).toBeVisible();
  });
});

test("a question is asked and answered", async ({ page, world, signIn }) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.manager);
  await page.goto(`/desk/deals/${dealId}`);
  await pressOnceAwake(page, "i");
  await page.getByLabel("What you need to know").fill("Which tender is it?");
  await page.getByRole("button", { name: "Ask for information" }).click();
  await expect(page.getByText("clock stopped", { exact: true })).toBeVisible();

  await signIn(world.ada);
  await page.goto("/portal");
  await page.getByRole("link", { name: "Answer" }).click();
  await expect(page.getByText("Which tender is it?").first()).toBeVisible();
  await page.getByLabel("Your answer").fill("HT-2231");
  await page.getByRole("button", { name: "Send the answer" }).last().click();
  await expect(page.getByText("Answered")).toBeVisible();
});

test("a rejection needs a reason and words", async ({ page, world, signIn }) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.manager);
  await page.goto(`/desk/deals/${dealId}?do=reject`);
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText("Choose a reason")).toBeVisible();
  await page.getByLabel("Reason").selectOption("existing_customer");
  await page.getByLabel("In words the partner will read").fill("Served by us since 2019");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText("Rejected: Existing customer")).toBeVisible();
});

test("another partner's deal is not found, by page or by file", async ({ page, world, signIn }) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.bob);
  expect((await page.goto(`/portal/deals/${dealId}`))?.status()).toBe(404);
  expect((await page.goto(`/desk/deals/${dealId}`))?.status()).toBe(404);
  const file = await page.request.get("/portal/deals.csv");
  expect(await file.text()).not.toContain("Meridian");
  await signIn(world.finance);
  const answer = await page.request.post(`/desk/deals/${dealId}`, {
    form: { intent: "approve" },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(403);
});
