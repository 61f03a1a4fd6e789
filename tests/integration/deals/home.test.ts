import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { copyDeal } from "#app/domain/deals/drafts/copy-deal.server.ts";
import { partnerHome } from "#app/domain/deals/lists/partner-home.server.ts";
import { askExtension } from "#app/domain/deals/requests/ask-extension.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
/** A week before the end, the last day on which one may ask for more time. */
const lastDay = new Date("2026-06-04T09:00:00Z");

const homeOf = (actor: PartnerActor, now: Date, who: "mine" | "team" = "team") =>
  withScope(actor, (tx) => partnerHome(tx, actor, who, now));

async function anApprovedDeal() {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, thursday);
  await approveDeal(world.manager, { dealId, note: null, freeOnly: false }, friday);
  return { world, dealId };
}

test("a protection that ends says until when more time may be asked for, and then that it was", async () => {
  const { world, dealId } = await anApprovedDeal();
  const [before] = (await homeOf(world.ada, lastDay)).toDos;
  expect(before).toMatchObject({
    kind: "ending",
    days: 0,
    moreTime: { asked: false, by: new Date("2026-06-04T21:59:59.999Z"), days: 60 },
  });
  await askExtension(world.ada, { dealId, reason: "The board meets in July" }, lastDay);
  const [after] = (await homeOf(world.ada, lastDay)).toDos;
  expect(after).toMatchObject({ kind: "ending", days: 7, moreTime: { asked: true } });
  const dayAfter = new Date("2026-06-05T09:00:00Z");
  const other = await anApprovedDeal();
  const [late] = (await homeOf(other.world.ada, dayAfter)).toDos;
  expect(late).toMatchObject({ kind: "ending", days: 6 });
  expect(late?.moreTime).toBeUndefined();
});

test("drafts are among what waits for the company that began them, and for no other", async () => {
  const { world, dealId } = await anApprovedDeal();
  expect((await homeOf(world.ada, friday)).drafts).toMatchObject({ count: 0, titles: [] });
  const copied = await copyDeal(world.ada, dealId, friday);
  const { drafts } = await homeOf(world.ada, friday, "mine");
  expect(drafts).toMatchObject({ count: 1, first: copied?.ok && copied.draftId });
  expect((await homeOf(world.bob, friday)).drafts.count).toBe(0);
});
