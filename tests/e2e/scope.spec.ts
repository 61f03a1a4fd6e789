import type { APIResponse } from "@playwright/test";

import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { expect, test } from "#tests/support/e2e.ts";
import type { World } from "#tests/support/world.ts";

/** Everything in the vendor's rows that an attempt could have left behind. */
const traces = (world: World) =>
  withScope(world.system, async (tx) => {
    const where = { vendorId: tx.vendorId };
    return {
      deals: await tx.deal.findMany({ where, select: { status: true, version: true } }),
      events: await tx.dealEvent.count({ where }),
      audit: await tx.auditEntry.count({ where }),
      mails: await tx.mail.count({ where }),
    };
  });

const answerOf = async (response: APIResponse) => ({
  status: response.status(),
  // The address is in the page; apart from it both answers must be the same to the letter.
  text: (await response.text())
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
    .replace(/nonce="[^"]*"/g, ""),
});

test("another partner's deal is the same nothing as one that does not exist, and trying leaves no trace", async ({
  page,
  world,
  signIn,
  baseURL,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await signIn(world.bob);
  const before = await traces(world);
  const { request } = page;
  const headers = { Origin: baseURL ?? "" };

  const theirs = await answerOf(await request.get(`/portal/deals/${dealId}`));
  const nobodys = await answerOf(await request.get(`/portal/deals/${newId()}`));
  expect(theirs.status).toBe(404);
  expect(theirs.text).toBe(nobodys.text);

  const attempts: Record<string, string>[] = [
    { intent: "withdraw" },
    { intent: "answer", note: "mine now" },
  ];
  for (const form of attempts) {
    const posted = await request.post(`/portal/deals/${dealId}`, { headers, form });
    expect(posted.status()).toBeGreaterThanOrEqual(400);
    expect(posted.status()).toBeLessThan(500);
  }
  for (const path of ["/portal/deals", "/portal/deals.csv"]) {
    const list = await request.get(`${path}?q=Meridian`);
    expect(list.status()).toBe(200);
    expect(await list.text()).not.toMatch(new RegExp(`${dealId}|Meridian Health`));
  }
  expect(await traces(world)).toEqual(before);
});

test("a role that may look and not decide is refused on the form as well as on the page", async ({
  page,
  world,
  signIn,
  baseURL,
}) => {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await signIn(world.finance);
  const before = await traces(world);

  const path = `/desk/deals/${dealId}`;
  expect((await page.request.get(path)).status()).toBe(200);
  const posted = await page.request.post(path, {
    headers: { Origin: baseURL ?? "" },
    form: { intent: "approve", note: "" },
  });
  expect(posted.status()).toBe(403);
  expect(await traces(world)).toEqual(before);
});

test("somebody who left is out with the next click", async ({ page, world, signIn }) => {
  await signIn(world.ada);
  expect((await page.goto("/portal"))?.status()).toBe(200);

  await withScope(world.admin, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, personId: world.ada.personId ?? "" },
      data: { endedAt: new Date() },
    }),
  );
  await page.goto("/portal/deals");
  await expect(page).toHaveURL(/\/nowhere/);
  await prisma.session.deleteMany({ where: { personId: world.ada.personId ?? "" } });
  await page.goto("/portal/deals");
  await expect(page).toHaveURL(/\/sign-in/);
});
