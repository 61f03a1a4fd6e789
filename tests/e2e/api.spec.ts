import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { aForm } from "#tests/support/a-registration.ts";
import { newDeal } from "#tests/support/api.ts";
import { expect, test } from "#tests/support/e2e.ts";
import { aReceiver } from "#tests/support/hook-receiver.ts";

test("an administrator makes a key, a program works with it, and revoked it is refused", async ({
  page,
  world,
  signIn,
  baseURL,
  expectAccessible,
}) => {
  test.slow();
  await signIn(world.adaAdmin);
  await page.goto("/portal/api");
  await expect(page.getByRole("heading", { name: "No key yet" })).toBeVisible();
  await page.getByRole("link", { name: "Make a key" }).click();
  await page.getByRole("button", { name: "Make key" }).click();
  await expect(page.getByText("Write what will use the key").first()).toBeVisible();
  await page.getByLabel("Name").fill("CRM");
  await page.getByLabel("Role").selectOption({ label: "Sales" });
  await page.getByLabel("May").selectOption({ label: "Read and change" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make key" }).click();
  const key = (await page.locator(".secret-once code").textContent()) ?? "";
  expect(key).toMatch(/^trib_\d+_[0-9a-z]{8}_[\w-]{43}$/);
  await expectAccessible(page);

  // Once and no more.
  await page.goto("/portal/api");
  await expect(page.getByText(key)).toHaveCount(0);
  await expect(page.getByRole("row", { name: /CRM.*Never/ })).toBeVisible();

  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  const made = await fetch(`${baseURL}/api/v1/deals`, {
    method: "POST",
    headers: { ...headers, "Idempotency-Key": "e2e-1" },
    body: JSON.stringify(newDeal(world.sentry.partNo, { closeDay: soon })),
  });
  expect(made.status).toBe(201);
  const { id, number } = (await made.json()) as { id: string; number: string };
  const read = await fetch(`${baseURL}/api/v1/deals/${id}`, { headers });
  expect(read.headers.get("etag")).toBe('"1"');
  const patched = await fetch(`${baseURL}/api/v1/deals/${id}`, {
    method: "PATCH",
    headers: { ...headers, "If-Match": '"1"' },
    body: JSON.stringify({ stage: "negotiation" }),
  });
  expect(patched.status).toBe(200);
  const refused = await fetch(`${baseURL}/api/v1/deals`, { method: "DELETE", headers });
  expect(refused.status).toBe(405);
  expect(refused.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const nowhere = await fetch(`${baseURL}/api/v1/nothing`, { headers });
  expect(nowhere.status).toBe(404);
  expect(nowhere.headers.get("content-type")).toMatch(/^application\/problem\+json/);

  await page.goto(`/portal/deals/${id}`);
  await expect(page.getByText(number).first()).toBeVisible();
  await expect(page.getByText("CRM (API key)").first()).toBeVisible();

  await page.goto("/portal/api");
  await page.getByRole("link", { name: "Revoke CRM" }).click();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByText("The key is revoked")).toBeVisible();
  await expect(page.getByRole("row", { name: /CRM.*Revoked/ })).toBeVisible();
  expect((await fetch(`${baseURL}/api/v1/deals`, { headers })).status).toBe(401);
});

test("an endpoint is told of a deal, and what was sent can be read and sent again", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  test.slow();
  const receiver = await aReceiver();
  await signIn(world.adaAdmin);
  await page.goto("/portal/api/webhooks");
  await page.getByRole("link", { name: "Add an endpoint" }).click();
  await page.getByLabel("Address").fill("https://10.0.0.1/hook");
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByText("Write an address that the open internet reaches")).toBeVisible();
  await expect(page.getByLabel("Address")).toHaveValue("https://10.0.0.1/hook");
  await expectAccessible(page);
  await page.getByLabel("Address").fill(receiver.url);
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.locator(".secret-once code")).toHaveText(/^whsec_/);

  await registerDeal(world.ada, aFormFor(world), now());
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(1);
  expect(JSON.parse(receiver.received[0]?.body ?? "{}").type).toBe("deal.submitted");

  await page.getByRole("link", { name: receiver.url }).click();
  await page.waitForURL(/webhooks\/[0-9a-f-]{36}/);
  await page.reload();
  await page.getByRole("link", { name: "deal.submitted" }).click();
  await expect(page.getByText("HTTP 204").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByText("The message is on its way again")).toBeVisible();
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(2);
  const [first, second] = receiver.received;
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  await receiver.close();
});

const aFormFor = ({ sentry }: { sentry: { id: string } }) => ({
  ...aForm({ products: [sentry] }),
  closeDay: new Date(Date.now() + 60 * 86_400_000),
});
