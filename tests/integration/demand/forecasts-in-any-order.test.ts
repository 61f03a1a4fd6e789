import fc from "fast-check";
import { expect, test } from "vitest";

import { selectConsensus } from "#app/domain/demand/consensus.store.server.ts";
import { consolidateDemand } from "#app/domain/demand/consolidate-demand.server.ts";
import { selectPublications } from "#app/domain/demand/forecast.store.server.ts";
import { publishForecast } from "#app/domain/demand/publish-forecast.server.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { sendAndRead } from "../exchange/hand-over.ts";
import { inForce, months } from "./in-force.ts";

const who = fc.constantFrom("north", "adaAdmin", "supply");
const part = fc.constantFrom("HI-4210", "HI-4225", "HI-7710");
const figures = fc.uniqueArray(fc.record({ part, month: fc.nat(2), quantity: fc.nat(90) }), {
  minLength: 1,
  maxLength: 4,
  selector: ({ part, month }) => `${part} ${month}`,
});
const step = fc.oneof(
  fc.record({ how: fc.constantFrom("file", "net", "grid"), who, figures }),
  fc.record({ how: fc.constant("reverse"), who, nth: fc.nat(5) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Who = "north" | "adaAdmin" | "supply";
type Figures = Map<string, Map<string, number>>;
type Published = { submissionId: string | null; parts: Figures; stands: boolean };

/** What should be in force, worked out from all that was ever published. */
class Model {
  readonly published: Record<Who, Published[]> = { north: [], adaAdmin: [], supply: [] };

  inForce(who: Who): Figures {
    const found: Figures = new Map();
    for (const { parts, stands } of this.published[who]) {
      if (stands) for (const [partNo, figures] of parts) found.set(partNo, figures);
    }
    return found;
  }

  lines = (who: Who) =>
    [...this.inForce(who)]
      .flatMap(([partNo, figures]) => [...figures].map(([month, n]) => `${partNo} ${month}: ${n}`))
      .sort();
}

async function take(world: World, model: Model, step: Step) {
  const actor = world[step.who];
  const mine = model.published[step.who];
  if ("nth" in step) {
    const files = mine.filter(({ submissionId }) => submissionId !== null);
    const one = files[step.nth % Math.max(1, files.length)];
    if (!one?.submissionId) return;
    const reversed = await reverseSubmission(actor, one.submissionId, new Date());
    expect(reversed.ok).toBe(one.stands);
    one.stands = false;
    return;
  }
  const parts: Figures = new Map();
  const net = step.how === "net";
  for (const { part, month, quantity } of step.figures) {
    const before = net ? model.inForce(step.who).get(part) : undefined;
    const said = parts.get(part) ?? new Map(before);
    const name = months[month] ?? "";
    parts.set(part, said.set(name, (said.get(name) ?? 0) + quantity));
  }
  if (step.how === "grid") {
    const ids = {
      "HI-4210": world.sentry.id,
      "HI-4225": world.sentryPro.id,
      "HI-7710": world.relay.id,
    };
    const lines = step.figures.map(({ part, month, quantity }) => ({
      ...{ productId: ids[part], month: months[month] ?? "", quantity },
    }));
    // The clock of who publishes runs behind the one of who reads files.
    const at = new Date(Date.now() - 60_000);
    const [newest] = await withScope(actor, (tx) =>
      selectPublications(tx, { partnerId: actor.partnerId, standing: true }),
    );
    const publication = { id: newId(), lines, basis: newest?.id ?? null };
    expect(await publishForecast(actor, publication, at)).toEqual({ ok: true });
    mine.push({ submissionId: null, parts, stands: true });
    return;
  }
  const rows = step.figures.map(
    ({ part, month, quantity }) =>
      `${part},${months[month]},${quantity},${net ? "D" : "R"},${newId()}`,
  );
  const sent = await sendAndRead(
    actor,
    "forecast",
    ["part,month,quantity,mode,note", ...rows].join("\n"),
  );
  expect(sent.status).toBe("applied");
  mine.push({ submissionId: sent.id, parts, stands: true });
}

test("whatever is published and taken back, in force is what would be without what was taken back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
      const world = await aWorld();
      const model = new Model();
      for (const each of steps) {
        await take(world, model, each);
        expect(await inForce(world[each.who])).toEqual(model.lines(each.who));
      }
      await settleJobs(world.vendorId);
      const productIds = [world.sentry.id, world.sentryPro.id, world.relay.id];
      const consensus = () =>
        withScope(world.system, async (tx) =>
          (await selectConsensus(tx, { from: "2000-01", productIds })).map(
            ({ calculatedAt: _, ...row }) => row,
          ),
        );
      const kept = await consensus();
      await withScope(world.system, (tx) => consolidateDemand(tx, productIds, new Date()));
      expect(await consensus()).toEqual(kept);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
