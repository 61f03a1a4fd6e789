import { startSession } from "#app/domain/identity/session/session.server.ts";
import { aJointAccount } from "#tests/support/a-joint-account.ts";
import { aSharedCustomer } from "#tests/support/a-shared-customer.ts";
import { expect, test } from "#tests/support/e2e.ts";

test("both sides agree on an account, and each sees what the other shows and no more", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const world = await aSharedCustomer();

  await signIn(world.manager);
  await page.goto("/desk/accounts");
  await page.getByRole("link", { name: "Invite a partner" }).click();
  await page.getByLabel("Find a customer").fill("kestrel");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByLabel("Partner").selectOption({ label: "Ada, Leeds" });
  await page.getByLabel("Message").fill("Shall we plan it together");
  await page.getByLabel("Pipeline").selectOption("totals");
  await page.getByLabel("Revenue").selectOption("detail");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText("Waiting for an answer")).toBeVisible();
  await expectAccessible(page);
  const address = new URL(page.url()).pathname.replace("/desk/", "/portal/");

  await signIn(world.ada);
  await page.goto("/portal/accounts");
  await expect(page.getByText("Waits for your answer")).toBeVisible();
  await page.getByRole("link", { name: "Kestrel Foods plc" }).click();
  await expect(page.getByText("Shall we plan it together")).toBeVisible();
  await expect(page.getByText("Street value")).toHaveCount(0);
  await page.getByLabel("Pipeline").selectOption("detail");
  await page.getByRole("button", { name: "Accept invitation" }).click();

  await expect(page.getByText("Other partners work on 1 open deal")).toBeVisible();
  await expect(page.getByRole("cell", { name: "Another partner" }).first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("Bob");
  await expectAccessible(page);

  await signIn(world.bob);
  expect((await page.goto(address))?.status()).toBe(404);
});

test("the vendor opens the same account, takes revenue back, and the partner sees it no more", async ({
  page,
  signIn,
  expectAccessible,
}) => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, {
    vendor: { revenue: "detail" },
    partner: { pipeline: "detail" },
  });
  await signIn(world.ada);
  await page.goto(`/portal/accounts/${accountId}`);
  await expect(page.getByRole("cell", { name: "Another partner" }).first()).toBeVisible();

  await signIn(world.manager);
  await page.goto(`/desk/accounts/${accountId}`);
  const deals = page.getByRole("region", { name: "Open deals" });
  await expect(deals.getByRole("cell", { name: "Bob" })).toBeVisible();
  await expect(deals.getByRole("cell", { name: "Proposal" }).first()).toBeVisible();
  await expectAccessible(page);
  const revenue = page.locator("summary", { hasText: "Change what revenue shows" });
  await revenue.click();
  await page.getByRole("radio", { name: "None" }).locator("visible=true").check();
  await page.getByRole("button", { name: "Show this" }).locator("visible=true").click();
  await expect(revenue).toContainText("None");

  await signIn(world.ada);
  await page.goto(`/portal/accounts/${accountId}`);
  await expect(page.getByText("Halden shows no revenue here")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("Another partner");
});

test("outbox and audit trail are the administrator's", async ({ page, signIn, world }) => {
  await signIn(world.admin);
  await page.goto("/desk/outbox");
  await expect(page.getByRole("heading", { name: "Outbox" })).toBeVisible();
  for (const actor of [world.manager, world.steward, world.finance]) {
    await signIn(actor);
    for (const path of ["/desk/outbox", "/desk/audit", "/desk/audit.csv"]) {
      expect((await page.request.get(path)).status()).toBe(403);
    }
  }
  await signIn(world.ada);
  expect((await page.request.get("/desk/audit.csv")).status()).toBe(404);
});

test("a contact that is missing a name is asked for, and nothing typed is lost", async ({
  page,
  signIn,
}) => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { partner: { contacts: "totals" } });
  await signIn(world.ada);
  await page.goto(`/portal/accounts/${accountId}`);
  await page.getByText("Add somebody you know").click();
  await page.getByLabel("Title").fill("Head of quality");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByText("Write a name")).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Head of quality");
  await page.getByLabel("Name").fill("Claire Dunn");
  await page.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("button", { name: "Remove Claire Dunn" })).toBeVisible();

  await signIn(world.manager);
  await page.goto(`/desk/accounts/${accountId}`);
  await expect(page.getByText("Ada knows 2 people here and shows the number only")).toBeVisible();
  await expect(page.getByText("Claire Dunn")).toHaveCount(0);
});

test("an invitation is accepted without any script", async ({ browser, baseURL }) => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { status: "invited" });
  const { personId, membershipId, vendorId } = world.ada;
  const cookie = await startSession(
    personId ?? "",
    { vendorId, membershipId: membershipId ?? "" },
    { userAgent: "test", address: null },
    "password",
  );
  const [name = "", value = ""] = cookie.split(";")[0]?.split("=") ?? [];
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  await context.addCookies([{ name, value, url: baseURL ?? "" }]);
  const page = await context.newPage();
  await page.goto(`/portal/accounts/${accountId}`);
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await expect(page.getByText("Shown to each other")).toBeVisible();
  await context.close();
});
