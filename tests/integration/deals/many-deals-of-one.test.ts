import { expect, test } from "vitest";

import { conflictsOf } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

/** As many copies of a deal that waits. */
const copy = (world: World, dealId: string, count: number) =>
  withScope(world.system, async (tx) => {
    const { vendorId } = world;
    await tx.$executeRaw`
      with copies as (
        select jsonb_populate_record(null::deal, to_jsonb(d) || jsonb_build_object(
                 'id', uuidv7(), 'number', 'DR-C' || n)) as one
          from deal d, generate_series(1, ${count}::int) n
         where d.vendor_id = ${vendorId}::int and d.id = ${dealId}::uuid
      ), made as (
        insert into deal select (one).* from copies returning id
      )
      insert into deal_line
      select (jsonb_populate_record(null::deal_line, to_jsonb(l) || jsonb_build_object('deal_id', made.id))).*
        from made, deal_line l
       where l.vendor_id = ${vendorId}::int and l.deal_id = ${dealId}::uuid`;
  });

test("nobody hides what is protected, or asked for, behind a hundred small deals of its own", async () => {
  const world = await aWorld();
  const { ada, bob, manager, sentry } = world;
  const first = await aRegistration(ada, { products: [sentry] });
  await approveDeal(manager, { dealId: first, note: null, freeOnly: false }, thursday);
  const waiting = await aRegistration(ada, { products: [sentry] });
  await copy(world, await aRegistration(bob, { products: [sentry] }), 110);

  const dealId = await aRegistration(bob, { products: [sentry] });
  const found = await withScope(manager, (tx) => conflictsOf(tx, dealId));
  const verdictOn = (id: string) => found.find(({ deal }) => deal?.id === id)?.verdict;
  expect(verdictOn(first)).toBe("conflict");
  expect(verdictOn(waiting)).toBe("competing");
});
