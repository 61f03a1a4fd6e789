import type { Page } from "@playwright/test";

import { saveDraft } from "#app/domain/deals/drafts/save-draft.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { expect, test } from "#tests/support/e2e.ts";

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const part = (page: Page) => page.locator('input[aria-label^="Part of"]');
const customer = (page: Page) => page.locator('input[role="combobox"][name="name"]');

test("from a blank form to a registered deal with the keyboard alone", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await aRegistration(world.ada, { products: [world.relay] }, new Date());
  await signIn(world.ada);
  await page.goto("/portal/deals/new");
  await expect(customer(page)).toBeVisible();
  const { keyboard } = page;

  await customer(page).focus();
  await keyboard.type("merid");
  await expect(page.getByRole("option", { name: /Meridian Health Group/ })).toBeVisible();
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect(customer(page)).toHaveValue("Meridian Health Group");
  await expect(page.getByLabel("Web domain")).toHaveValue("meridianhealth.example");
  await expect(page.getByLabel("City")).toHaveValue("Leeds");
  await expect(page.getByLabel("Country")).toHaveValue("GB");

  await part(page).focus();
  await keyboard.type("4210");
  await expect(page.getByRole("option", { name: /4210/ })).toBeVisible();
  // Nobody went to it: it is the first of those listed.
  await keyboard.press("Enter");
  await keyboard.press("Tab");
  await page.getByLabel(/^Quantity of/).focus();
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("40");
  await expect(page.getByText("€28,000.00").first()).toBeVisible();
  await expect(page.getByText("Ingrid decides, at the latest")).toBeVisible();

  await page.getByLabel("Your sales stage").focus();
  await keyboard.type("Proposal");
  await page.getByLabel("Expected order day").fill(inAWeek());
  await page.getByLabel("Customer’s contact").focus();
  await keyboard.type("Claire Dunn");
  await page.getByLabel("Work you have done").focus();
  await keyboard.type("Site survey");
  await expectAccessible(page);
  await keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("heading", { name: "Meridian Health Group" })).toBeVisible();
  await expect(page).toHaveURL(/\/portal\/deals\/[0-9a-f-]{36}$/);

  // What was saved on the way is no draft any more.
  await page.goto("/portal/deals/drafts");
  await expect(page.getByRole("heading", { name: "No drafts" })).toBeVisible();
});

test("what is typed and chosen before a field's script has come stays, and typing goes on", async ({
  page,
  world,
  signIn,
}) => {
  let come = () => {};
  const script = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/-box-rich/, async (route) => {
    await script;
    await route.continue();
  });
  await signIn(world.ada);
  await page.goto("/portal/deals/new");
  const name = page.getByLabel("Name", { exact: true });
  const product = page.getByLabel(/^Part of/);
  await product.selectOption(world.relay.id);
  await name.pressSequentially("Fenwick");
  come();
  await expect(customer(page)).toBeVisible();
  await expect(part(page)).toBeVisible();
  await page.keyboard.type(" Royal");
  await expect(name).toHaveValue("Fenwick Royal");
  await expect(part(page)).toHaveValue(/7710/);
});

test("what was typed is there again, for a colleague as well, until it is discarded", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.ada);
  await page.goto("/portal/deals/new");
  await expect(customer(page)).toBeVisible();
  await customer(page).fill("Fenwick Royal Infirmary");
  await page.getByLabel("City").fill("Newcastle");
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await expect(page).toHaveURL(/\/portal\/deals\/drafts\/[0-9a-f-]{36}$/);
  await page.reload();
  await expect(page.getByLabel("City")).toHaveValue("Newcastle");
  const address = page.url();

  await signIn(world.bob);
  expect((await page.goto(address))?.status()).toBe(404);

  await signIn(world.adaAdmin);
  await page.goto("/portal/deals");
  await page.getByRole("link", { name: /^Drafts/ }).click();
  await page.getByRole("link", { name: "Fenwick Royal Infirmary", exact: true }).click();
  await expect(page.getByLabel("City")).toHaveValue("Newcastle");
  await page.getByRole("link", { name: "Discard the draft" }).click();
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByText("The draft is discarded")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No drafts" })).toBeVisible();
});

test("a domain is asked about, and nothing typed is lost", async ({ page, world, signIn }) => {
  await signIn(world.ada);
  await page.goto("/portal/deals/new");
  await expect(customer(page)).toBeVisible();
  await page.getByLabel("Web domain").fill("fenwick.example");
  await customer(page).fill("Fenwick");
  await page.getByRole("button", { name: "Is it free?" }).click();
  await expect(page.getByText("fenwick.example: nothing stands against it today")).toBeVisible();
  await expect(customer(page)).toHaveValue("Fenwick");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a draft is saved, opened and handed in; a domain is asked about", async ({
    page,
    world,
    signIn,
  }) => {
    const draftId = newId();
    const form = { name: "Fenwick", lines: [{ productId: world.sentry.id, quantity: "40" }] };
    await saveDraft(world.ada, { draftId, version: 0, form }, new Date());
    await signIn(world.ada);
    await page.goto(`/portal/deals/drafts/${draftId}`);
    await page.getByLabel("City").fill("Newcastle");
    await page.getByLabel("Web domain").fill("gmail.com");
    await page.getByRole("button", { name: "Is it free?" }).click();
    await expect(page.getByText(/a mail provider’s says nothing/)).toBeVisible();
    await expect(page.getByLabel("City")).toHaveValue("Newcastle");

    await page.getByLabel("Web domain").fill("fenwick.example");
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
    await expect(page.getByLabel("Web domain")).toHaveValue("fenwick.example");

    await page.getByLabel("Country").selectOption("GB");
    await page.getByLabel("Your sales stage").selectOption("proposal");
    await page.getByLabel("Expected order day").fill(inAWeek());
    await page.getByLabel("Customer’s contact").fill("Claire Dunn");
    await page.getByLabel("Work you have done").fill("Site survey");
    await page.getByRole("button", { name: "Submit registration" }).last().click();
    await expect(page.getByRole("heading", { name: "Fenwick" })).toBeVisible();
  });

  test("many deals come from a file, each row said for itself", async ({ page, world, signIn }) => {
    await signIn(world.ada);
    await page.goto("/portal/deals/import");
    const rows = [
      "Customer,City,Country,Contact,Part number,Quantity,Expected order day,Work done",
      `Fenwick,Newcastle,GB,Claire Dunn,HI-4210,40,${inAWeek()},Survey`,
      `Kestrel,Leeds,GB,Tom Field,HI-9999,4,${inAWeek()},Survey`,
    ];
    const buffer = Buffer.from(rows.join("\n"));
    const file = { name: "deals.csv", mimeType: "text/csv", buffer };
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(page.getByText("Part number: Not on sale in this currency")).toBeVisible();
    await page.getByRole("button", { name: "Register 1 deal" }).click();
    await expect(page.getByText("1 registered, 1 left out")).toBeVisible();
    await page.getByRole("link", { name: "Registered" }).click();
    await expect(page.getByRole("heading", { name: "Fenwick" })).toBeVisible();
  });
});

test("somebody of the vendor's registers for a partner, and both sides read it so", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.manager);
  await page.goto(`/desk/deals/new?partner=${world.ada.partnerId}`);
  await expect(customer(page)).toBeVisible();
  await customer(page).fill("Fenwick");
  await page.getByLabel("City").fill("Newcastle");
  await page.getByLabel("Country").selectOption("GB");
  await part(page).fill("4210");
  await page.getByRole("option", { name: /HI-4210/ }).click();
  await page.getByLabel("Sales stage").selectOption("proposal");
  await page.getByLabel("Expected order day").fill(inAWeek());
  await page.getByLabel("Customer’s contact").fill("Claire Dunn");
  await page.getByLabel("Work the partner has done").fill("Told us at the fair");
  await page.getByRole("button", { name: "Submit registration" }).last().click();
  await expect(page).toHaveURL(/\/desk\/deals\/[0-9a-f-]{36}$/);

  await signIn(world.ada);
  await page.goto("/portal/deals");
  await page.getByRole("link", { name: "Fenwick" }).click();
  await expect(page.getByText("Ingrid, on behalf of Ada")).toBeVisible();
});
