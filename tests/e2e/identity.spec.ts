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

  await expect(page.getByRole("alert")).toHaveText("No login fits this address and password.");
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
