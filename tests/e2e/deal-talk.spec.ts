import { readFile } from "node:fs/promises";

import { aRegistration } from "#tests/support/a-registration.ts";
import { expect, test } from "#tests/support/e2e.ts";
import { aPdf } from "#tests/support/files-to-send.ts";

// Two people in turn, each with pages of their own.
test.slow();

const quote = { name: "quote.pdf", mimeType: "application/pdf", buffer: aPdf("our terms") };
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

test("a shared comment goes over, an internal note does not", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.manager);
  await page.goto(`/desk/deals/${dealId}`);
  // Nothing can be written before it is chosen who reads it.
  await expect(page.getByRole("textbox", { name: /words|note/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Write to Ada" }).click();
  await page.getByLabel("Your words to Ada").fill("Who is the buyer?");
  await page.getByRole("button", { name: "Send to Ada" }).click();
  await expect(page.getByRole("list", { name: "Said with Ada" })).toContainText(
    "Who is the buyer?",
  );
  await page.getByRole("link", { name: "Write an internal note" }).click();
  await expectAccessible(page);
  await page.getByLabel("Your internal note").fill("They were late before");
  await page.getByRole("button", { name: "Keep it within Halden" }).click();
  await expect(page.getByRole("list", { name: "Internal notes" })).toContainText("late before");

  await signIn(world.ada);
  const answer = await page.goto(`/portal/deals/${dealId}`);
  await expect(page.getByText("Who is the buyer?")).toBeVisible();
  expect(await answer?.text()).not.toMatch(/late before|internal/i);
  await page.getByLabel("Your words to Halden").fill("Claire Dunn");
  await page.getByRole("button", { name: "Send to Halden" }).click();
  await expect(page.getByRole("list", { name: "Said with Halden" })).toContainText("Claire Dunn");
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByRole("list", { name: "Said with Halden" })).not.toContainText(
    "Claire Dunn",
  );
  await expectAccessible(page);

  const headers = { Origin: new URL(page.url()).origin };
  const post = (form: Record<string, string>) =>
    page.request.post(`/portal/deals/${dealId}/talk`, { form, headers });
  expect((await post({ intent: "say", stream: "internal", text: "x" })).status()).toBe(400);
  expect((await post({ intent: "say", text: "x" })).status()).toBe(400);
  await signIn(world.bob);
  expect((await post({ intent: "say", stream: "shared", text: "x" })).status()).toBe(404);
});

test("a file goes over and arrives as an attachment", async ({ page, world, signIn }) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.manager);
  await page.goto(`/desk/deals/${dealId}`);
  await page.getByRole("link", { name: "Add a file for Ada" }).click();
  await page.getByLabel("File for Ada").setInputFiles({ ...quote, name: "quote.exe" });
  await page.getByRole("button", { name: "Send the file to Ada" }).click();
  await expect(page.getByRole("alert")).toContainText("says something else than its content");
  await page.getByLabel("File for Ada").setInputFiles(quote);
  await page.getByRole("button", { name: "Send the file to Ada" }).click();
  await expect(page.getByRole("link", { name: "quote.pdf", exact: true })).toBeVisible();

  await signIn(world.ada);
  await page.goto(`/portal/deals/${dealId}`);
  const link = page.getByRole("link", { name: "quote.pdf", exact: true });
  const address = (await link.getAttribute("href")) ?? "";
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("quote.pdf");
  expect(await readFile(await download.path(), "utf8")).toContain("our terms");
  const sent = (await page.request.get(address)).headers();
  expect(sent["content-disposition"]).toContain("attachment");
  expect(sent["content-security-policy"]).toContain("sandbox");
  expect(sent["x-content-type-options"]).toContain("nosniff");

  await signIn(world.bob);
  expect((await page.request.get(address)).status()).toBe(404);
});

test("two partners are asked for proof, and each reads its own alone", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const products = [world.sentry];
  const adas = await aRegistration(world.ada, { products }, new Date());
  const bobs = await aRegistration(world.bob, { products }, new Date());
  await signIn(world.manager);
  await page.goto(`/desk/deals/${bobs}`);
  await page.getByRole("link", { name: "Open a dispute" }).click();
  await page.getByLabel("Proof until").fill(inAWeek());
  await page.getByLabel("Why").fill("Both say they were first");
  await page.getByRole("button", { name: "Ask both for proof" }).click();
  await expect(page.getByText("Both partners were asked for proof")).toBeVisible();

  await signIn(world.ada);
  await page.goto(`/portal/deals/${adas}`);
  await page.getByLabel("Day it happened").fill("2026-02-03");
  await page.getByLabel("What it shows").fill("Our site visit");
  await page.getByLabel("File (optional)").setInputFiles(quote);
  await page.getByRole("button", { name: "Hand in the proof" }).click();
  await expect(page.getByText("Handed in", { exact: true })).toBeVisible();
  await expect(page.locator("main")).not.toContainText("Bob");
  await expectAccessible(page);

  await signIn(world.manager);
  await page.goto(`/desk/deals/${bobs}/dispute`);
  await expect(page.getByRole("row", { name: /Our site visit/ })).toContainText("quote.pdf");
  await expectAccessible(page);
  await page.getByRole("radio", { name: "Ada" }).check();
  await page.getByLabel("Reasons").fill("The visit is dated");
  await page.getByLabel("What Ada reads").fill("Your visit counts");
  await page.getByLabel("What Bob reads").fill("Ada was first");
  await page.getByRole("button", { name: "Decide and tell each its own" }).click();
  await expect(page.getByText("Leave out Ada")).toBeVisible();
  await page.getByLabel("What Bob reads").fill("No dated proof came");
  await page.getByRole("button", { name: "Decide and tell each its own" }).click();
  await expect(page.getByText("Decided for Ada")).toBeVisible();

  await signIn(world.bob);
  await page.goto(`/portal/deals/${bobs}`);
  await expect(page.getByText("Your claim was not upheld")).toBeVisible();
  await expect(page.locator("main")).not.toContainText("visit");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a file and a word go over, and what was wrong keeps what was typed", async ({
    page,
    world,
    signIn,
  }) => {
    const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
    await signIn(world.ada);
    await page.goto(`/portal/deals/${dealId}`);
    await page.getByLabel("Your words to Halden").fill("Claire Dunn");
    await page.getByRole("button", { name: "Send to Halden" }).click();
    await expect(page.getByRole("list", { name: "Said with Halden" })).toContainText("Claire Dunn");

    await page.getByRole("link", { name: "Add a file" }).click();
    await page.getByLabel("File for Halden").setInputFiles({ ...quote, name: "quote.docx" });
    await page.getByRole("button", { name: "Send the file to Halden" }).click();
    await expect(page.getByRole("alert")).toContainText("says something else");
    await page.getByLabel("File for Halden").setInputFiles(quote);
    await page.getByRole("button", { name: "Send the file to Halden" }).click();
    await expect(page.getByRole("link", { name: "quote.pdf", exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Remove quote.pdf" }).click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByText("Removed by Ada")).toBeVisible();
  });
});

test("the owner invites a colleague and hands the deal over", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  await signIn(world.ada);
  await page.goto(`/portal/deals/${dealId}/team`);
  await page.getByLabel("Colleague").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Add to the team" }).click();
  await expect(page.getByText("On the team now")).toBeVisible();
  await page.getByLabel("Their e-mail address").fill("nobody@north.example");
  await page.getByRole("button", { name: "Invite to the team" }).click();
  await expect(page.getByText("Nobody there who works with deals has this address")).toBeVisible();
  await expect(page.getByLabel("Their e-mail address")).toHaveValue("nobody@north.example");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Hand over" }).click();
  await page.getByLabel("New owner").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Hand the deal over" }).click();
  await expect(page.getByText("Handed over", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add to the team" })).toHaveCount(0);
});
