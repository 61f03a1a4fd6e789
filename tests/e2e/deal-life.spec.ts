import type { Page } from "@playwright/test";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { expect, test } from "#tests/support/e2e.ts";

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const answerOf = (page: Page) =>
  page.waitForResponse((response) => response.request().method() === "POST");

test("a question opens what it asks about, and nothing else", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  const fields = ["domain", "lines"] as const;
  const ask = { dealId, note: "Which site, and how many?", fields };
  await askInformation(world.manager, ask, new Date());
  await signIn(world.ada);
  await page.goto("/portal");
  await page.getByRole("link", { name: "Answer" }).click();
  await expect(page).toHaveURL(`/portal/deals/${dealId}/edit`);
  await expect(page.getByText("Which site, and how many?")).toBeVisible();
  await expect(page.getByLabel("Web domain")).toHaveValue("meridianhealth.example");
  await expect(page.getByLabel("Name", { exact: true })).toHaveCount(0);
  await expect(page.getByLabel("Work you have done")).toHaveCount(0);
  await expectAccessible(page);

  await page.getByLabel("Web domain").fill("meridian-leeds.example");
  await page.getByLabel(/^Quantity of/).fill("6");
  await page.getByRole("button", { name: "Send the answer" }).last().click();
  await expect(page.getByText("Write your answer").first()).toBeVisible();
  await page.getByLabel("Your answer").fill("The Leeds site, six of them");
  await page.getByRole("button", { name: "Send the answer" }).last().click();
  await expect(page.getByText("Answered")).toBeVisible();
  await expect(page.getByText("€4,200.00").first()).toBeVisible();
  await expect(page.getByText("meridian-leeds.example").first()).toBeVisible();
});

test("of two windows the second sees who changed what, and merges", async ({
  page,
  context,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.ada);
  const other = await context.newPage();
  for (const each of [page, other]) await each.goto(`/portal/deals/${dealId}/edit`);

  await other.getByLabel("Work you have done").fill("A trial in two wards");
  await other.getByLabel("Customer’s contact").fill("Ravi Shah");
  await other.getByRole("button", { name: "Save the changes" }).last().click();
  await expect(other.getByText("Terms changed")).toBeVisible();

  await page.getByLabel("Work you have done").fill("An offer was sent");
  await page.getByLabel("City").fill("York");
  const answered = answerOf(page);
  await page.getByRole("button", { name: "Save the changes" }).last().click();
  expect((await answered).status()).toBe(409);
  await expect(page.getByText("Ada changed this deal while you were at it")).toBeVisible();
  await expect(page.getByLabel("Work you have done")).toHaveValue("An offer was sent");
  await expect(page.getByRole("group", { name: "Customer’s contact" })).toContainText("Ravi Shah");
  await expectAccessible(page);

  await page
    .getByRole("group", { name: "Customer’s contact" })
    .getByLabel(/^Theirs/)
    .check();
  await page
    .getByRole("group", { name: "Work done" })
    .getByLabel(/^Yours/)
    .check();
  await page.getByRole("button", { name: "Save the changes" }).last().click();
  await expect(page).toHaveURL(`/portal/deals/${dealId}`);
  const facts = page.getByRole("complementary");
  await expect(facts).toContainText("Ravi Shah");
  await expect(facts).toContainText("An offer was sent");
  await expect(facts).toContainText("York");
});

test("more time is asked for once, and given", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await approveDeal(world.manager, { dealId, note: null, freeOnly: false }, new Date());
  await signIn(world.ada);
  await page.goto(`/portal/deals/${dealId}`);
  await expect(page.getByRole("heading", { name: "What comes next" })).toBeVisible();
  await expect(page.getByText("Last day to ask for more time")).toBeVisible();
  await page.getByRole("link", { name: "Ask for more time" }).click();
  await page.getByLabel("Why it takes longer").fill("The board meets in July");
  await page.getByRole("button", { name: "Ask for more time" }).click();
  await expect(page.getByText("Waits for an answer")).toBeVisible();
  await expect(page.getByRole("link", { name: "Ask for more time" })).toHaveCount(0);
  await expectAccessible(page);

  await signIn(world.manager);
  await page.goto(`/desk/deals/${dealId}/requests`);
  await expect(page.getByText("The board meets in July")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByText("Write why, in words the partner will read")).toBeVisible();
  await page.getByRole("button", { name: "Give more time" }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/deals/${dealId}$`));

  await signIn(world.ada);
  await page.goto(`/portal/deals/${dealId}`);
  await expect(page.getByText("Extended").first()).toBeVisible();
  await expect(page.getByText("Granted")).toBeVisible();
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a change of terms is asked for, and a stale update loses nothing", async ({
    page,
    context,
    world,
    signIn,
  }) => {
    const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
    await approveDeal(world.manager, { dealId, note: null, freeOnly: false }, new Date());
    await signIn(world.ada);
    await page.goto(`/portal/deals/${dealId}`);
    await page.getByRole("link", { name: "Add an update" }).click();
    const other = await context.newPage();
    await other.goto(`/portal/deals/${dealId}/edit`);
    await other.getByLabel(/^Quantity of/).fill("4");
    await other.getByLabel("Why it should change").fill("They want fewer");
    await other.getByRole("button", { name: "Ask for the change" }).last().click();
    await expect(other.getByText("Waits for an answer")).toBeVisible();
    await expect(other.getByText("€7,000.00").first()).toBeVisible();

    await page.getByLabel("Sales stage").selectOption("committed");
    await page.getByLabel("Expected order day").fill(day(30));
    await page.getByLabel("What is new").fill("Signed by the board");
    await page.getByRole("button", { name: "Save the update" }).click();
    await expect(page.getByText("Ada changed this deal while you were at it")).toBeVisible();
    await expect(page.getByLabel("What is new")).toHaveValue("Signed by the board");
    await page.getByRole("button", { name: "Save the update" }).click();
    await expect(page.getByText("Signed by the board")).toBeVisible();
  });
});
