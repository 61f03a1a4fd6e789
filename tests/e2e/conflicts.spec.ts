import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { expect, test } from "#tests/support/e2e.ts";

test("the own sales are noted at a customer, and ended", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const { vendorId } = world;
  await aRegistration(world.ada, { products: [world.sentry] }, new Date());
  const customer = await withScope(world.system, (tx) =>
    tx.customer.findFirstOrThrow({ where: { vendorId }, select: { id: true } }),
  );
  await signIn(world.manager);
  await page.goto(`/desk/customers/${customer.id}`);
  const own = page.getByRole("region", { name: "Own sales" });
  await expect(own.getByText("The own sales are not engaged here")).toBeVisible();

  await own.getByRole("link", { name: "Note an engagement" }).click();
  await own.getByRole("button", { name: "Note engagement" }).click();
  await expect(own.getByText("Write what the own sales do there").first()).toBeVisible();
  await expectAccessible(page);
  await own.getByLabel("What the own sales do").fill("Tender of the trust");
  await own.getByLabel("From").fill(new Date().toISOString().slice(0, 10));
  await own.getByRole("button", { name: "Note engagement" }).click();
  await expect(own.getByText("The engagement was noted")).toBeVisible();
  await expect(own.getByRole("row", { name: /Tender of the trust.*All families/ })).toBeVisible();

  await own.getByRole("link", { name: "End Tender of the trust" }).click();
  await own.getByRole("button", { name: "End engagement" }).click();
  await expect(own.getByText("The engagement was ended")).toBeVisible();
});

test("a partner reads that and until when another protects, and not who", async ({
  page,
  world,
  signIn,
  expectAccessible,
}) => {
  const now = new Date();
  const rival = await aRegistration(world.bob, { products: [world.sentry] }, now);
  await approveDeal(world.manager, { dealId: rival, note: null, freeOnly: false }, now);
  const dealId = await aRegistration(world.ada, { products: [world.sentryPro] }, now);
  await signIn(world.ada);
  await page.goto(`/portal/deals/${dealId}`);
  await expect(page.getByText(/^Protected elsewhere: Sentry until/)).toBeVisible();
  await expect(page.getByText("Bob")).toHaveCount(0);
  await expectAccessible(page);
});
