import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { deliverHook } from "#app/domain/deals/hooks/deliver.server.ts";
import { findDelivery, sendAgain, sendTest } from "#app/domain/deals/hooks/deliveries.server.ts";
import { changeEndpoint } from "#app/domain/deals/hooks/endpoints.server.ts";
import { fanOut } from "#app/domain/deals/hooks/fan-out.server.ts";
import { HookPayload } from "#app/domain/deals/hooks/hook-payload.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { deliveriesOf, listen, signatureOf } from "#tests/support/hooks.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { receiver } from "#tests/support/receiver-for-test.ts";
import { aWorld } from "#tests/support/world.ts";

test("a partner hears of its own deals, the vendor of all, each in its own scope", async () => {
  const world = await aWorld();
  const [own, vendors, bobs] = [await receiver(), await receiver(), await receiver()];
  const bobAdmin = { ...world.bob, role: "partner_admin" as const };
  const { secret } = await listen(world.adaAdmin, own.url);
  await listen(world.admin, vendors.url);
  await listen(bobAdmin, bobs.url);
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await settleJobs(world.vendorId);

  expect(bobs.received).toEqual([]);
  const [got] = own.received;
  if (!got) throw new Error("Nothing arrived");
  const payload = HookPayload.parse(JSON.parse(got.body));
  expect(payload).toMatchObject({
    type: "deal.submitted",
    timestamp: thursday.toISOString(),
    data: { event: { side: "partner", by: "Ada" }, deal: { id: dealId, status: "submitted" } },
  });
  expect(payload.data.deal.links.page).toContain("/portal/");
  expect(got.headers["webhook-signature"]).toBe(signatureOf(got, secret));
  expect(got.headers["content-type"]).toBe("application/json");
  const [seen] = vendors.received;
  expect(JSON.parse(seen?.body ?? "").data.deal.links.page).toContain("/desk/");
  expect(got.headers["webhook-id"]).not.toBe(seen?.headers["webhook-id"]);
});

test("only what was chosen is sent, and nothing to a paused, a removed or another vendor's endpoint", async () => {
  const world = await aWorld();
  const stranger = await aWorld();
  const all = await receiver();
  await listen(world.adaAdmin, all.url, ["deal.approved"]);
  for (const deed of ["pause", "remove"] as const) {
    const { endpointId } = await listen(world.adaAdmin, all.url);
    await changeEndpoint(world.adaAdmin, endpointId, deed, thursday);
  }
  await listen(stranger.admin, all.url);
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await settleJobs(world.vendorId);
  expect(all.received).toEqual([]);

  const approve = { dealId, note: null, freeOnly: false };
  await approveDeal(world.manager, approve, thursday);
  await settleJobs(world.vendorId);
  expect(all.received.map(({ body }) => JSON.parse(body).type)).toEqual(["deal.approved"]);
});

test("a change that is undone is told to nobody", async () => {
  const world = await aWorld();
  const all = await receiver();
  await listen(world.adaAdmin, all.url);
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await settleJobs(world.vendorId);
  const before = all.received.length;
  await withScope(world.ada, async (tx) => {
    await tx.dealEvent.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: newId(), dealId, partnerId: world.ada.partnerId },
          ...{ at: thursday, kind: "updated", actorName: "Ada", side: "partner" },
        },
      ],
    });
    throw new Error("undone");
  }).catch(() => undefined);
  await settleJobs(world.vendorId);
  expect(all.received).toHaveLength(before);
});

test("the same event twice in the queue is one message", async () => {
  const world = await aWorld();
  const all = await receiver();
  const { endpointId } = await listen(world.adaAdmin, all.url);
  await aRegistration(world.ada, { products: [world.sentry] });
  await settleJobs(world.vendorId);
  const [event] = await withScope(world.system, (tx) =>
    tx.dealEvent.findMany({ where: { vendorId: tx.vendorId } }),
  );
  const again = { vendorId: world.vendorId, eventId: event?.id ?? "" };
  await Promise.all([fanOut.run(again), fanOut.run(again)]);
  await settleJobs(world.vendorId);
  expect(all.received).toHaveLength(1);
  expect(await deliveriesOf(world.adaAdmin, endpointId)).toHaveLength(1);
});

test("what does not get through is tried again later and later, with the same id, and then given up", async () => {
  const world = await aWorld();
  const all = await receiver(() => ({ status: 500, body: "x".repeat(10_000) }));
  const { endpointId } = await listen(world.adaAdmin, all.url);
  await aRegistration(world.ada, { products: [world.sentry] });
  // From here on its next try lies ahead, where no other test's runner takes it.
  await settleJobs(world.vendorId);
  const [first] = await deliveriesOf(world.adaAdmin, endpointId);
  if (!first?.nextAt) throw new Error("Nothing is to be tried again");
  const run = { vendorId: world.vendorId, deliveryId: first.id };

  const due = [first.nextAt];
  for (let at: Date | null | undefined = first.nextAt; at; ) {
    const instant = at;
    await asOf(instant, () => deliverHook.run(run));
    const [line] = await deliveriesOf(world.adaAdmin, endpointId);
    expect(line).toMatchObject({ attempts: due.length + 1, lastStatus: 500 });
    at = line?.nextAt;
    if (at) due.push(at);
  }
  const at = due.at(-1) ?? thursday;
  const record = await withScope(world.adaAdmin, (tx) =>
    findDelivery(tx, world.adaAdmin, endpointId, run.deliveryId),
  );
  expect(record).toMatchObject({ status: "failed", attempts: 7, nextAt: null });
  expect(record?.tries).toHaveLength(7);
  const tries = (record?.tries ?? []).map((each) => each.at.getTime()).sort((a, b) => a - b);
  expect(due.map((next, i) => (next.getTime() - (tries[i] ?? 0)) / 1_000)).toEqual([
    5, 60, 600, 3_600, 21_600, 86_400,
  ]);
  expect(record?.tries[0]?.response).toHaveLength(2_000);
  const ids = new Set(all.received.map(({ headers }) => headers["webhook-id"]));
  expect(ids.size).toBe(1);
  await asOf(at, () => deliverHook.run(run));
  expect(all.received).toHaveLength(7);
});

test("somebody may send it again, and what was sent is the same, byte for byte", async () => {
  const world = await aWorld();
  let status = 503;
  const all = await receiver(() => ({ status }));
  const { endpointId } = await listen(world.adaAdmin, all.url);
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await settleJobs(world.vendorId);
  const [line] = await deliveriesOf(world.adaAdmin, endpointId);
  status = 200;
  await withdrawDeal(world.ada, { dealId, note: null }, thursday);
  for (const other of [
    world.admin,
    world.northAdmin,
    { ...world.bob, role: "partner_admin" as const },
  ]) {
    expect(await sendAgain(other, endpointId, line?.id ?? "", thursday)).toBe(false);
  }
  expect(await sendAgain(world.adaAdmin, endpointId, line?.id ?? "", thursday)).toBe(true);
  await settleJobs(world.vendorId);
  const same = all.received.filter(({ headers }) => headers["webhook-id"] === line?.id);
  expect(same.length).toBeGreaterThanOrEqual(2);
  expect(new Set(same.map(({ body }) => body)).size).toBe(1);
  const kept = (await deliveriesOf(world.adaAdmin, endpointId)).find(({ id }) => id === line?.id);
  expect(kept?.status).toBe("delivered");
});

test("a redirection is not followed, and is no arrival", async () => {
  const world = await aWorld();
  const inner = await receiver();
  const all = await receiver(() => ({ status: 302, headers: { Location: inner.url } }));
  const { endpointId } = await listen(world.adaAdmin, all.url);
  await sendTest(world.adaAdmin, endpointId, thursday);
  await settleJobs(world.vendorId);
  expect(inner.received).toEqual([]);
  expect(await deliveriesOf(world.adaAdmin, endpointId)).toMatchObject([
    { status: "waiting", lastStatus: 302 },
  ]);
});
