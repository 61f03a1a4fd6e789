import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { lockSales } from "../staged-sales.server.ts";
import { type LineOfPair, lockLines, standAlone } from "./decided-echoes.store.server.ts";
import { pairAgainAt } from "./pair-again.server.ts";

export type EchoVerdict = "parted" | "paired";

export type EchoDecided =
  | { ok: true }
  | {
      ok: false;
      /** `other-sale`: not one product, or not two partners. `taken`: a person paired one of them with a third. */
      reason: "not-found" | "other-sale" | "taken";
    };

type Pair = { ownId: string; otherId: string };

/**
 * A person says that two lines are two sales, or one. It holds for the lines' keys, so for what they are corrected to,
 * and until it is taken back. The books of the product are worked out anew.
 */
export function decideEcho(
  actor: VendorActor,
  { ownId, otherId, verdict }: Pair & { verdict: EchoVerdict },
  now: Date,
): Promise<EchoDecided> {
  return withScope(actor, (tx) =>
    asSystem(tx, actor, async (wide): Promise<EchoDecided> => {
      await lockSales(wide);
      const lines = await lockLines(wide, [ownId, otherId]);
      const own = lines.find(({ id }) => id === ownId);
      const other = lines.find(({ id }) => id === otherId);
      if (!own || !other) return { ok: false, reason: "not-found" };
      if (own.productId !== other.productId || own.partnerId === other.partnerId) {
        return { ok: false, reason: "other-sale" };
      }
      const keys = { ownKey: own.lineKey, otherKey: other.lineKey };
      const { vendorId } = wide;
      const { membershipId } = actor;
      await wide.echoDecision.updateMany({
        where: { vendorId, ...keys, undoneAt: null },
        data: { undoneAt: now, undoneBy: membershipId },
      });
      if (verdict === "paired" && (await isTaken(wide, keys)))
        return { ok: false, reason: "taken" };
      const id = newId();
      const { productId } = own;
      const made = { decidedBy: membershipId, decidedAt: now };
      await wide.echoDecision.createMany({
        data: [{ vendorId, id, productId, ...keys, verdict, ...made }],
      });
      await workOutAnew(wide, [own, other]);
      await audit(tx, actor, `echo.${verdict}`, { kind: "echo_decision", id }, { ownId, otherId });
      return { ok: true };
    }),
  );
}

/** Takes a decision back: the rule alone says again what the two lines are. */
export function undoEchoDecision(
  actor: VendorActor,
  decisionId: string,
  now: Date,
): Promise<EchoDecided> {
  return withScope(actor, (tx) =>
    asSystem(tx, actor, async (wide): Promise<EchoDecided> => {
      await lockSales(wide);
      const { vendorId } = wide;
      const decision = await wide.echoDecision.findUnique({
        where: { vendorId_id: { vendorId, id: decisionId } },
        select: { ownKey: true, otherKey: true, undoneAt: true, verdict: true },
      });
      if (!decision) return { ok: false, reason: "not-found" };
      if (decision.undoneAt) return { ok: true };
      await wide.echoDecision.updateMany({
        where: { vendorId, id: decisionId },
        data: { undoneAt: now, undoneBy: actor.membershipId },
      });
      const facts = await wide.revenueFact.findMany({
        where: {
          ...{ vendorId, supersededAt: null },
          lineKey: { in: [decision.ownKey, decision.otherKey] },
        },
        select: { id: true },
      });
      await workOutAnew(
        wide,
        await lockLines(
          wide,
          facts.map(({ id }) => id),
        ),
      );
      const detail = { verdict: decision.verdict };
      await audit(tx, actor, "echo.undone", { kind: "echo_decision", id: decisionId }, detail);
      return { ok: true };
    }),
  );
}

/** Whether a person paired either line with a third one. */
async function isTaken(tx: ScopedTx, { ownKey, otherKey }: { ownKey: string; otherKey: string }) {
  const among = [ownKey, otherKey];
  const taken = await tx.echoDecision.count({
    where: {
      ...{ vendorId: tx.vendorId, undoneAt: null, verdict: "paired" },
      OR: [{ ownKey: { in: among } }, { otherKey: { in: among } }],
    },
  });
  return taken > 0;
}

/** Whatever pairs these lines are in is asked anew. */
async function workOutAnew(tx: ScopedTx, lines: readonly LineOfPair[]) {
  const [first] = lines;
  if (!first) return;
  const ids = lines.map(({ id }) => id);
  const paired = await tx.revenueFact.findMany({
    where: {
      ...{ vendorId: tx.vendorId, supersededAt: null },
      OR: [{ id: { in: ids } }, { shadowOfId: { in: ids } }],
      shadowOfId: { not: null },
    },
    select: { id: true, shadowOfId: true },
  });
  const touched = [...new Set(paired.flatMap(({ id, shadowOfId }) => [id, shadowOfId ?? id]))];
  const others = await lockLines(tx, touched);
  await standAlone(
    tx,
    paired.map(({ id }) => id),
  );
  const customers = [...lines, ...others].flatMap(({ customerId }) => customerId ?? []);
  const { productId } = first;
  await pairAgainAt(tx, productId, [...new Set(customers)]);
  const { vendorId } = tx;
  await enqueue(tx, { name: "ledger.allocate" }, { vendorId, productIds: [productId] });
}
