import { inviteMember } from "#app/domain/identity/members/invite-member.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aLogin, linkTo, PASSWORD } from "#tests/support/a-login.ts";
import { expect, test } from "#tests/support/e2e.ts";

test("the front door leads a stranger to sign in, and back to where they wanted", async ({
  page,
}) => {
  await page.goto("/portal/deals?status=approved");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fportal%2Fdeals%3Fstatus%3Dapproved/);
});

test("a wrong password says so without saying which half was wrong, and keeps the address", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/sign-in");
  await page.getByLabel("Work e-mail").fill("nobody@example.com");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();

  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveText(
    "No login fits this address and password.",
  );
  await expect(page.getByLabel("Work e-mail")).toHaveValue("nobody@example.com");
  await expectAccessible(page);
});

test("one of the demo's people is one press away, and signing out closes the door", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /Ingrid Solheim/ }).click();
  await expect(page).toHaveURL(/\/desk/);

  await page.locator("summary", { hasText: "Ingrid Solheim" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a form that another site sends is refused before anything reads it", async ({
  request,
  baseURL,
}) => {
  const attempts: Record<string, string>[] = [
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { Origin: baseURL ?? "", "Sec-Fetch-Site": "cross-site" },
    {},
  ];
  for (const headers of attempts) {
    const answer = await request.post("/sign-out", { headers, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
  }
  const own = await request.post("/sign-out", {
    headers: { Origin: baseURL ?? "" },
    maxRedirects: 0,
  });
  expect(own.status()).toBe(302);
});

test("the other side of the house does not exist, and a wrong role is told so", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.ada);
  for (const path of ["/desk", "/desk/deals", "/desk/revenue", "/desk/customers"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
  await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();

  expect((await page.goto("/portal/sales-out"))?.status()).toBe(403);
  await signIn(world.manager);
  expect((await page.goto("/portal/deals"))?.status()).toBe(404);
  expect((await page.goto("/desk/outbox"))?.status()).toBe(403);
});

test("the theme is chosen once and is there from the first byte on", async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.manager);
  await page.goto("/desk/deals");
  await page.locator("summary", { hasText: "Ingrid" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  const html = await (await page.request.get("/desk/deals")).text();
  expect(html).toContain('data-theme="dark"');
});

test("after ten wrong passwords the answer is when to come back", async ({ request, baseURL }) => {
  const form = { email: `${newId()}@example.com`, password: "wrong" };
  const attempt = () =>
    request.post("/sign-in", { form, headers: { Origin: baseURL ?? "" }, maxRedirects: 0 });
  for (let time = 0; time < 10; time += 1) expect((await attempt()).status()).toBe(400);

  const refused = await attempt();
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(800);
  expect(await refused.text()).toContain("Too many attempts. Try again in 15 minutes.");
});

test("a forgotten password is set by a link in a mail, and the link works once", async ({
  page,
  world,
  expectAccessible,
}) => {
  const { email } = await aLogin(world.ada);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten?" }).click();
  await expectAccessible(page);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();

  await expect.poll(() => linkTo(world, email).catch(() => "")).not.toBe("");
  const link = `/reset/${await linkTo(world, email)}`;
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("New password").fill("password2026");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Many people use this one")).toBeVisible();

  await page.getByRole("button", { name: "Show password" }).click();
  await expect(page.getByLabel("New password")).toHaveAttribute("type", "text");
  await page.getByLabel("New password").fill("another horse battery");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page).toHaveURL(/\/portal/);

  expect((await page.goto(link))?.status()).toBe(410);
  await expect(page.getByRole("heading", { name: "This link is over" })).toBeVisible();
});

test.describe("before any script", () => {
  test.use({ javaScriptEnabled: false });

  test("somebody new accepts an invitation, and works where they were invited to", async ({
    page,
    world,
  }) => {
    const email = `${newId()}@example.com`;
    const { adaAdmin } = world;
    const nora = { email, name: "Nora New", title: "Sales", role: "sales_rep" as const };
    await withScope(adaAdmin, (tx) =>
      inviteMember(tx, adaAdmin, { ...nora, partnerId: adaAdmin.partnerId }, new Date()),
    );
    await page.goto(`/invitation/${await linkTo(world, email)}`);
    await expect(page.getByRole("heading", { name: /^Work with Ada/ })).toBeVisible();
    await page.getByLabel("Your name").fill("Nora Newman");
    await page.getByLabel("Choose a password").fill("short");
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page.getByText("Write at least 12 characters")).toBeVisible();
    await expect(page.getByLabel("Your name")).toHaveValue("Nora Newman");

    await page.getByLabel("Choose a password").fill(PASSWORD);
    await page.getByRole("button", { name: "Accept invitation" }).click();
    await expect(page).toHaveURL(/\/portal/);
    await expect(page.locator("summary", { hasText: "Nora Newman" })).toBeVisible();
  });
});

test("somebody with a login signs in to accept an invitation", async ({ page, world }) => {
  const { email } = await aLogin(world.bob);
  const { adaAdmin } = world;
  const bob = { email, name: "Bob", title: "", role: "planner" as const };
  await withScope(adaAdmin, (tx) =>
    inviteMember(tx, adaAdmin, { ...bob, partnerId: adaAdmin.partnerId }, new Date()),
  );
  await page.goto(`/invitation/${await linkTo(world, email)}`);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Accept invitation" }).click();

  await expect(page).toHaveURL(/\/portal/);
  await expect(page.locator("nav").getByText("Ada").first()).toBeVisible();
});

test("a session that is ended elsewhere is over with the next click", async ({
  page,
  world,
  signIn,
  browser,
  baseURL,
}) => {
  const { email } = await aLogin(world.manager);
  const context = await browser.newContext({ baseURL });
  const there = await context.newPage();
  await there.goto("/sign-in");
  await there.getByLabel("Work e-mail").fill(email);
  await there.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await there.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(there).toHaveURL(/\/desk/);

  await signIn(world.manager);
  await page.goto("/account/sessions");
  await expect(page.getByRole("rowheader")).toHaveCount(2);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(page.getByText("One session ended")).toBeVisible();

  await there.getByRole("link", { name: "Deals" }).first().click();
  await expect(there).toHaveURL(/\/sign-in/);
  await context.close();
});

test("another password is set with the one of now", async ({ page, world, signIn }) => {
  await aLogin(world.ada);
  await signIn(world.ada);
  await page.goto("/account/password");
  await page.getByLabel("Current password").fill("wrong");
  await page.getByLabel("New password").fill("another horse battery");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("That is not your password")).toBeVisible();

  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill("another horse battery");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Changed", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Profile" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Ada");
});
