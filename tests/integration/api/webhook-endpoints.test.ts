import { expect, test } from "vitest";

import { deliverHook } from "#app/domain/deals/hooks/deliver.server.ts";
import { findDelivery, sendTest } from "#app/domain/deals/hooks/deliveries.server.ts";
import {
  changeEndpoint,
  findEndpoint,
  listEndpoints,
} from "#app/domain/deals/hooks/endpoints.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { mailsTo } from "#tests/support/a-login.ts";
import { thursday } from "#tests/support/a-registration.ts";
import { deliveriesOf, listen, signatureOf, waiting } from "#tests/support/hooks.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { receiver } from "#tests/support/receiver-for-test.ts";
import { aWorld } from "#tests/support/world.ts";

test("after another secret both sign for a day", async () => {
  const world = await aWorld();
  const all = await receiver();
  const { endpointId, secret } = await listen(world.adaAdmin, all.url);
  const rotate = async (at: Date) => {
    const rotated = await changeEndpoint(world.adaAdmin, endpointId, "rotate", at);
    if (!rotated.ok || !rotated.secret) throw new Error("No secret");
    return rotated.secret;
  };
  const signed = async () => {
    await sendTest(world.adaAdmin, endpointId, thursday);
    await settleJobs(world.vendorId);
    const got = all.received.at(-1);
    if (!got) throw new Error("Nothing arrived");
    const by = (one: string) => signatureOf(got, one);
    return { by, signature: got.headers["webhook-signature"] };
  };
  // Whoever runs the queue delivers by the clock, so the day before is over by when it began.
  const second = await rotate(new Date(Date.now() - 25 * 3_600_000));
  const alone = await signed();
  expect(alone.signature).toBe(alone.by(second));
  expect(alone.signature).not.toContain(alone.by(secret));
  const third = await rotate(new Date());
  const both = await signed();
  expect(both.signature).toBe([both.by(third), both.by(second)].join(" "));
});

test("an endpoint to which nothing gets through for five days is switched off, and its people are told", async () => {
  const world = await aWorld();
  const all = await receiver(() => ({ status: 500 }));
  const { endpointId } = await listen(world.adaAdmin, all.url);
  const fail = async (days: number) => {
    const at = new Date(thursday.getTime() + days * 86_400_000);
    await sendTest(world.adaAdmin, endpointId, at);
    const messages = await waiting(world);
    const deliveryId = messages.at(-1)?.id ?? "";
    await asOf(at, () => deliverHook.run({ vendorId: world.vendorId, deliveryId }));
    return withScope(world.adaAdmin, (tx) => findEndpoint(tx, world.adaAdmin, endpointId));
  };
  expect(await fail(0)).toMatchObject({ status: "active", failingSince: thursday });
  expect(await fail(4)).toMatchObject({ status: "active", failingSince: thursday });
  expect(await fail(5)).toMatchObject({ status: "disabled" });
  const { email } = await withScope(world.system, (tx) =>
    tx.membership.findUniqueOrThrow({
      where: { vendorId_id: { vendorId: tx.vendorId, id: world.adaAdmin.membershipId ?? "" } },
    }),
  );
  expect(await mailsTo(world, email)).toMatchObject([{ subject: /are switched off$/ } as object]);
  expect(await sendTest(world.adaAdmin, endpointId, thursday)).toBe(false);
  await changeEndpoint(world.adaAdmin, endpointId, "resume", thursday);
  expect(await sendTest(world.adaAdmin, endpointId, thursday)).toBe(true);
});

test("a receiver that is gone is switched off at once", async () => {
  const world = await aWorld();
  const all = await receiver(() => ({ status: 410 }));
  const { endpointId } = await listen(world.adaAdmin, all.url);
  await sendTest(world.adaAdmin, endpointId, thursday);
  await settleJobs(world.vendorId);
  const endpoint = await withScope(world.adaAdmin, (tx) =>
    findEndpoint(tx, world.adaAdmin, endpointId),
  );
  expect(endpoint?.status).toBe("disabled");
});

test("what gets through again is not failing any more", async () => {
  const world = await aWorld();
  let status = 500;
  const all = await receiver(() => ({ status }));
  const { endpointId } = await listen(world.adaAdmin, all.url);
  await sendTest(world.adaAdmin, endpointId, thursday);
  const [message] = await waiting(world);
  const payload = { vendorId: world.vendorId, deliveryId: message?.id ?? "" };
  const tried = async () => {
    await asOf(thursday, () => deliverHook.run(payload));
    return withScope(world.adaAdmin, (tx) => findEndpoint(tx, world.adaAdmin, endpointId));
  };
  expect(await tried()).toMatchObject({ failingSince: thursday });
  status = 200;
  expect(await tried()).toMatchObject({ status: "active", failingSince: null });
});

test("an endpoint that was paused in between gets nothing, and there are twenty at most", async () => {
  const world = await aWorld();
  const all = await receiver();
  const { endpointId } = await listen(world.adaAdmin, all.url);
  await sendTest(world.adaAdmin, endpointId, thursday);
  await changeEndpoint(world.adaAdmin, endpointId, "pause", thursday);
  await settleJobs(world.vendorId);
  expect(all.received).toEqual([]);
  expect(await deliveriesOf(world.adaAdmin, endpointId)).toMatchObject([
    { status: "failed", lastProblem: "not-active" },
  ]);

  for (let more = 1; more < 20; more++) await listen(world.adaAdmin, all.url);
  await expect(listen(world.adaAdmin, all.url)).rejects.toThrow("too-many");
  await changeEndpoint(world.adaAdmin, endpointId, "remove", thursday);
  await listen(world.adaAdmin, all.url);
});

test("another organisation sees neither the endpoint nor what was sent there", async () => {
  const world = await aWorld();
  const stranger = await aWorld();
  const all = await receiver();
  const { endpointId, secret } = await listen(world.adaAdmin, all.url);
  await sendTest(world.adaAdmin, endpointId, thursday);
  await settleJobs(world.vendorId);
  const [line] = await deliveriesOf(world.adaAdmin, endpointId);
  const others: Actor[] = [world.admin, world.northAdmin, world.ada, stranger.adaAdmin];
  for (const other of others) {
    expect(await withScope(other, (tx) => listEndpoints(tx, other))).toEqual([]);
    expect(await deliveriesOf(other, endpointId)).toEqual([]);
    const record = await withScope(other, (tx) =>
      findDelivery(tx, other, endpointId, line?.id ?? ""),
    );
    expect(record).toBeNull();
    expect((await changeEndpoint(other, endpointId, "remove", thursday)).ok).toBe(false);
    expect(await sendTest(other, endpointId, thursday)).toBe(false);
  }
  const kept = await withScope(world.system, (tx) =>
    tx.webhookEndpoint.findMany({ where: { vendorId: tx.vendorId } }),
  );
  expect(Buffer.from(kept[0]?.secret ?? []).toString("latin1")).not.toContain(secret.slice(6));
});
