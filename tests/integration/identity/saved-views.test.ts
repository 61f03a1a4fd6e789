import { expect, test } from "vitest";

import { removeView, saveView, viewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld, withRole } from "#tests/support/world.ts";

const at = new Date("2026-03-12T09:00:00Z");
const place = "desk/deals";
const named = (name: string, shared = false) =>
  ({ place, name, query: "sort=-value", shared }) as const;

const views = (actor: Actor, where: typeof place | "portal/deals" = place) =>
  withScope(actor, (tx) => viewsOf(tx, actor, where));

test("a view is its owner's, a shared one everybody's of the organisation", async () => {
  const world = await aWorld();
  expect(await saveView(world.manager, named("Large ones"), at)).toEqual({ ok: true });
  expect(await saveView(world.admin, named("For all", true), at)).toEqual({ ok: true });
  expect(await views(world.manager)).toMatchObject([
    { name: "For all", shared: true, mine: false, ownerName: "Astrid" },
    { name: "Large ones", shared: false, mine: true, query: "sort=-value" },
  ]);
  expect((await views(world.finance)).map(({ name }) => name)).toEqual(["For all"]);
  expect(await views(world.adaAdmin)).toEqual([]);
});

test("only an administrator shares, also by the database's word", async () => {
  const world = await aWorld();
  expect(await saveView(world.manager, named("Mine", true), at)).toMatchObject({
    reason: "not-shared-by-you",
  });
  const { vendorId, manager } = world;
  const row = {
    ...{ vendorId, id: newId(), personId: manager.personId ?? "", personName: "Ingrid" },
    ...{ ...named("Past the form", true), createdAt: at },
  };
  const adding = withScope(manager, (tx) => tx.savedView.createMany({ data: [row] }));
  await expect(adding).rejects.toSatisfy(refusedByScope);
});

test("another person's is not there to be removed, shared or not", async () => {
  const [world, stranger] = [await aWorld(), await aWorld()];
  await saveView(world.manager, named("Large ones"), at);
  await saveView(world.admin, named("For all", true), at);
  const [shared, own] = await views(world.manager);
  for (const actor of [world.admin, world.finance, world.adaAdmin, stranger.admin]) {
    expect(await removeView(actor, place, own?.id ?? "")).toBe(false);
  }
  expect(await removeView(world.manager, place, shared?.id ?? "")).toBe(false);
  expect(await removeView(world.manager, place, own?.id ?? "")).toBe(true);
  expect(await views(world.manager)).toHaveLength(1);
});

test("one side's and one partner's views are not another's", async () => {
  const world = await aWorld();
  const portal = {
    place: "portal/deals",
    name: "Ours",
    query: "status=open",
    shared: true,
  } as const;
  await saveView(world.adaAdmin, portal, at);
  expect(await views(world.ada, "portal/deals")).toHaveLength(1);
  expect(await views(withRole(world.bob, "partner_admin"), "portal/deals")).toEqual([]);
  expect(await views(world.admin, "portal/deals")).toEqual([]);
});

test("the same name takes the place of what stood there", async () => {
  const world = await aWorld();
  await saveView(world.manager, named("Large ones"), at);
  await saveView(world.manager, { ...named("Large ones"), query: "least=20000" }, at);
  expect(await views(world.manager)).toMatchObject([{ query: "least=20000" }]);
});
