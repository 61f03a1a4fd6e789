import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { stopLink } from "#app/platform/mail/stop-link.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { expect, test } from "#tests/support/e2e.ts";
import type { World } from "#tests/support/world.ts";

const approvedNews = (world: World) =>
  stopLink({
    vendorId: world.vendorId,
    membershipId: world.ada.membershipId ?? "",
    kind: "deal.approved",
  }).replace(env.ORIGIN, "");

async function anApproval(world: World) {
  const now = new Date();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, now);
  await approveDeal(world.manager, { dealId, note: null, freeOnly: false }, now);
  return dealId;
}

test("the bell says what is new, and leads to it; read, it is quiet", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const dealId = await anApproval(world);
  await signIn(world.ada);
  await page.goto("/portal");
  await page.getByRole("link", { name: "Notifications, 1 unread" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /Meridian Health Group is protected/ }).click();
  await expect(page).toHaveURL(new RegExp(`/portal/deals/${dealId}`));
  await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();

  // The vendor has a bell of its own, with what its own people were told.
  await signIn(world.manager);
  await page.goto("/desk");
  await page.getByRole("link", { name: "Notifications, 1 unread" }).click();
  await expect(page.getByText(/Ada registers Meridian Health Group/)).toBeVisible();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
});

test("somebody chooses how to hear of each kind, and it stays chosen", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  await signIn(world.ada);
  await page.goto("/account/notifications/settings");
  await page.getByLabel("By mail: A registration is approved").selectOption("off");
  await page.getByLabel("In the portal: A registration is rejected").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel("By mail: A registration is approved")).toHaveValue("off");
  await expect(page.getByLabel("In the portal: A registration is rejected")).not.toBeChecked();

  await anApproval(world);
  const mails = await withScope(world.admin, (tx) =>
    tx.mail.count({ where: { vendorId: tx.vendorId, kind: "deal.approved" } }),
  );
  expect(mails).toBe(0);
});

test("mails are stopped from the mail itself, without a login and without script", async ({
  browser,
  baseURL,
  world,
  expectAccessible,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto(approvedNews(world));
  await expect(page.getByRole("heading", { name: "Stop these mails?" })).toBeVisible();
  await page.getByRole("button", { name: "Stop these mails" }).click();
  await expect(page.getByRole("heading", { name: "No more of these mails" })).toBeVisible();
  await page.getByRole("button", { name: "Send them again" }).click();
  await expect(page.getByRole("heading", { name: "Stop these mails?" })).toBeVisible();
  await context.close();

  const seen = await browser.newPage({ baseURL });
  await seen.goto(approvedNews(world));
  await expectAccessible(seen);
  await seen.close();
});

test("a mailbox stops them by itself with one post, and a changed link stops nothing", async ({
  request,
  world,
}) => {
  const link = approvedNews(world);
  const oneClick = { form: { "List-Unsubscribe": "One-Click" }, maxRedirects: 0 };
  expect((await request.post(link, oneClick)).status()).toBe(200);
  const choices = await withScope(world.ada, (tx) =>
    tx.notificationChoice.findMany({
      where: { vendorId: tx.vendorId },
      select: { kind: true, mail: true },
    }),
  );
  expect(choices).toEqual([{ kind: "deal.approved", mail: "off" }]);
  expect((await request.post(`${link}x`, oneClick)).status()).toBe(404);
  expect((await request.get(`${link}x`)).status()).toBe(404);
});

test("a partner asks to hear when a customer is free, and takes it back", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const now = new Date();
  const bobs = await aRegistration(world.bob, { products: [world.sentry] }, now);
  await approveDeal(world.manager, { dealId: bobs, note: null, freeOnly: false }, now);
  const adas = await aRegistration(world.ada, { products: [world.sentry] }, now);
  await rejectDeal(world.manager, { dealId: adas, reason: "duplicate", note: "Held" }, now);

  await signIn(world.ada);
  await page.goto(`/portal/deals/${adas}`);
  await page.getByRole("button", { name: "Tell me when it is free" }).click();
  await expect(page.getByText("You hear of it at once")).toBeVisible();
  await page.getByRole("link", { name: "All you wait for" }).click();
  await expect(page.getByRole("link", { name: "Meridian Health Group" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /Stop waiting for/ }).click();
  await expect(page.getByText("You wait for nothing")).toBeVisible();

  await page.getByLabel("The customer’s domain").fill("meridianhealth.example");
  await page.getByRole("button", { name: "Tell me when it is free" }).click();
  await expect(page.getByText("You hear when it is free")).toBeVisible();
  await expect(
    page.getByRole("cell", { name: "meridianhealth.example", exact: true }),
  ).toBeVisible();
});
