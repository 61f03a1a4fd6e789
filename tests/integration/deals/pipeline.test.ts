import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { clockAt } from "#app/domain/deals/clock.ts";
import { DealSet, DealSetList } from "#app/domain/deals/pipeline/deal-set.ts";
import { pageOfSet, totalOfSet } from "#app/domain/deals/pipeline/list-set.server.ts";
import {
  type Cohort,
  type Dimension,
  figuresOf,
  type StageOdds,
} from "#app/domain/deals/pipeline/pipeline.ts";
import { pipelineView } from "#app/domain/deals/pipeline/pipeline-view.server.ts";
import { readCohorts, sumLive } from "#app/domain/deals/pipeline/read-pipeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { exportSet } from "#app/routes/deal-set.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const now = new Date("2026-06-10T09:00:00Z");
const clock = clockAt(now, "Europe/Berlin");
const odds: StageOdds = {
  prospect: 10,
  qualified: 25,
  proposal: 50,
  negotiation: 75,
  committed: 90,
};
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

/** Deals of two partners in every state, stage and age, one of them past its protection and not yet ended. */
async function aPipeline({ ada, bob, system, sentry, vane }: World) {
  const states = [
    { status: "submitted", age: 1 },
    { status: "in_review", age: 6 },
    { status: "info_requested", age: 20, stage: "committed" },
    { status: "submitted", age: 45, close: -5 },
    { status: "approved", age: 30, until: 3, stage: "proposal" },
    { status: "approved", age: 50, until: 12 },
    { status: "approved", age: 60, until: 25, stage: "negotiation", close: 800 },
    { status: "approved", age: 90, until: 80 },
    { status: "approved", age: 100, until: -1 },
    { status: "won", age: 120, until: 10 },
    { status: "rejected", age: 40 },
    { status: "withdrawn", age: 15 },
    { status: "lost", age: 70, until: 20 },
    { status: "expired", age: 110, until: -20 },
  ] as const;
  for (const [place, actor] of [ada, bob].entries()) {
    const first = await aRegistration(actor, { products: [sentry, vane] });
    await withScope(system, async (tx) => {
      const { vendorId } = tx;
      const deal = await tx.deal.findUniqueOrThrow({
        where: { vendorId_id: { vendorId, id: first } },
      });
      const lines = await tx.dealLine.findMany({ where: { vendorId, dealId: first } });
      for (const [at, each] of states.entries()) {
        const id = newId();
        const { status, age } = each;
        const submittedAt = days(-age);
        const open = ["submitted", "in_review", "info_requested", "withdrawn"].includes(status);
        await tx.deal.create({
          data: {
            ...deal,
            id,
            number: `DR-${id.slice(-9)}`,
            rules: { activityDays: 30 },
            status,
            stage: "stage" in each ? each.stage : "qualified",
            customerName: `Customer ${at}`,
            closeDay: days("close" in each ? each.close : 10 * at),
            submittedAt,
            createdAt: submittedAt,
            decideBy: days(3 - age),
            decidedAt: open ? null : days((at % 2 ? 2 : 5) - age),
            protectedUntil: "until" in each ? days(each.until) : null,
            valueMinor: deal.valueMinor + BigInt(place),
          },
        });
        await tx.dealLine.createMany({ data: lines.map((line) => ({ ...line, dealId: id })) });
      }
    });
  }
}

const read = <T>(
  actor: Actor,
  work: (tx: Parameters<Parameters<typeof withReadScope>[1]>[0]) => Promise<T>,
) => withReadScope(actor, work);

async function listed(actor: Actor, choice: object) {
  const set = DealSetList.parse({ sort: "value", ...choice });
  const total = await read(actor, (tx) => totalOfSet(tx, actor, set, "EUR", clock));
  const rows = [];
  let after: string | undefined;
  do {
    const page = await read(actor, (tx) =>
      pageOfSet(tx, actor, { ...set, after }, "EUR", clock, 4),
    );
    rows.push(...page.deals);
    after = page.after ?? undefined;
  } while (after);
  const minor = rows.reduce((sum, { worthMinor }) => sum + worthMinor, 0n);
  // What the list says over its rows is what its rows say.
  expect({ deals: rows.length, minor }).toEqual(total);
  return { deals: rows.length, minor };
}

test("every figure of the live deals is the sum of the list it opens", async () => {
  const world = await aWorld();
  await aPipeline(world);
  const dimensions: Dimension[] = ["stage", "partner", "family", "closes", "waits", "ends"];
  for (const actor of [world.manager, world.ada]) {
    const sums = await read(actor, (tx) => sumLive(tx, actor, {}, "EUR", clock));
    for (const by of dimensions) {
      const figures = figuresOf(sums, by, odds);
      expect(figures.length, by).toBeGreaterThan(0);
      for (const { key, deals, minor } of figures) {
        expect(await listed(actor, { [by]: key }), `${by} ${key}`).toEqual({ deals, minor });
      }
    }
  }
});

test("so is every figure of a month's registrations", async () => {
  const world = await aWorld();
  await aPipeline(world);
  const { manager } = world;
  const cohorts = await read(manager, (tx) => readCohorts(tx, manager, {}, "EUR", clock));
  expect(cohorts.reduce((sum, { deals }) => sum + deals, 0)).toBe(30);
  const choices: [keyof Cohort, object][] = [
    ["deals", {}],
    ["approved", { outcome: "approved" }],
    ["won", { outcome: "won" }],
    ["rejected", { outcome: "rejected" }],
    ["withdrawn", { outcome: "withdrawn" }],
    ["open", { outcome: "open" }],
    ["onTime", { decided: "on-time" }],
    ["late", { decided: "late" }],
    ["newCustomers", { customer: "new" }],
  ];
  for (const cohort of cohorts) {
    for (const [figure, choice] of choices) {
      const { deals } = await listed(manager, { of: "all", month: cohort.month, ...choice });
      expect(deals, `${cohort.month} ${figure}`).toBe(cohort[figure]);
    }
  }
});

test("a protection that is over is not live, whether or not the clock has ended it", async () => {
  const world = await aWorld();
  await aPipeline(world);
  const live = await listed(world.ada, {});
  // Four that wait, four that are protected, and the one it all began with.
  expect(live.deals).toBe(9);
  const set = DealSetList.parse({ of: "all", sort: "-submitted" });
  const { deals } = await read(world.ada, (tx) => pageOfSet(tx, world.ada, set, "EUR", clock));
  expect(deals.filter(({ status }) => status === "expired")).toHaveLength(2);
});

test("a partner counts its own deals, and is told nothing of others or of who was new", async () => {
  const world = await aWorld();
  await aPipeline(world);
  const { ada, bob } = world;
  const view = await pipelineView(ada, DealSet.parse({}), now);
  expect(view.byPartner).toEqual([]);
  expect(view.partners).toEqual([]);
  expect(view.cohorts.every(({ newCustomers }) => newCustomers === 0)).toBe(true);
  expect(await listed(ada, { of: "all", partner: bob.partnerId })).toEqual({ deals: 0, minor: 0n });
  const all = await listed(ada, { of: "all" });
  expect(await listed(ada, { of: "all", customer: "new" })).toEqual(all);
});

test("a set leaves as a file with every deal, and no other partner's", async () => {
  const world = await aWorld();
  await aPipeline(world);
  const { ada } = world;
  const request = new Request("http://localhost/portal/pipeline/deals.xlsx?of=all");
  const set = DealSetList.parse({ of: "all" });
  const answer = await exportSet(request, ada, set, now);
  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="deals-2026-06-10.xlsx"',
  );
  const [sheet] = (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets;
  const [head, ...rows] = sheet?.rows ?? [];
  expect(rows).toHaveLength(15);
  const partner = head?.indexOf("Partner") ?? -1;
  expect(new Set(rows.map((row) => row[partner]))).toEqual(new Set([ada.partnerName]));
});
