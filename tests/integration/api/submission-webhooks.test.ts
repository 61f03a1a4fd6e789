import { expect, test } from "vitest";

import { SubmissionHook } from "#app/domain/exchange/api/submission-hook.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import type { Received } from "#tests/support/hook-receiver.ts";
import { listen, signatureOf } from "#tests/support/hooks.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { receiver } from "#tests/support/receiver-for-test.ts";
import { aWorld } from "#tests/support/world.ts";

import { at, decideAsShown, pos, sendAndLook } from "../exchange/hand-over.ts";

const good = pos("N-1,2026-07-10,HI-4210,6,890.50,Ada,,");
const mixed = pos("N-2,2026-07-10,HI-4210,6,890.50,Ada,,", "N-3,2026-07-10,HI-9999,6,1,Ada,,");

const hooks = ({ received }: { received: Received[] }) =>
  received.map(({ body }) => SubmissionHook.parse(JSON.parse(body)));
const types = (from: { received: Received[] }) =>
  hooks(from)
    .map(({ type }) => type)
    .sort();

test("what becomes of a file is told to its partner and to the vendor, each in its own scope", async () => {
  const world = await aWorld();
  const { vendorId, north } = world;
  const [vendors, own, others] = [await receiver(), await receiver(), await receiver()];
  await listen(world.admin, vendors.url, ["submission.*"]);
  const { secret } = await listen(world.northAdmin, own.url, ["submission.waiting", "deal.*"]);
  await listen(world.adaAdmin, others.url, ["submission.*"]);
  await listen(world.admin, others.url, ["deal.*"]);

  const sent = await sendAndLook(north, "pos", good);
  expect(sent.status).toBe("applied");
  const waits = await sendAndLook(north, "pos", mixed);
  await decideAsShown(north, waits.id, "discard");
  await sendAndLook(north, "pos", "nothing,that\nis,a report\n");
  await reverseSubmission(north, sent.id, at);
  await settleJobs(vendorId);

  expect(others.received).toEqual([]);
  expect(types(vendors)).toEqual([
    "submission.applied",
    "submission.refused",
    "submission.reversed",
    "submission.waiting",
  ]);
  expect(types(own)).toEqual(["submission.waiting"]);
  const [told] = own.received;
  if (!told) throw new Error("Nothing arrived");
  expect(told.headers["webhook-signature"]).toBe(signatureOf(told, secret));
  expect(hooks(own)[0]?.data.submission).toMatchObject({
    id: waits.id,
    status: "waiting",
    plan: { new: 1, refused: 1 },
    links: { page: expect.stringContaining("/portal/") },
  });
});
