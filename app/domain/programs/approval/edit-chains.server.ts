import { staff } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { editionOf } from "#app/platform/edition.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { toJson } from "../program-rules.ts";
import type { ApprovalChain } from "./approval-chain.ts";
import { listChains } from "./chains.server.ts";

export const chainEdition = ({ id: _, ...chain }: ApprovalChain): string =>
  editionOf({ chain: JSON.stringify(toJson(chain)) });

export type ChainSaved =
  | { ok: true; id: string }
  | { ok: false; reason: "unknown" | "name-taken" | "changed" }
  /** Places of the steps whose person does not decide deals. */
  | { ok: false; reason: "not-an-approver"; steps: number[] };

type Save = Omit<ApprovalChain, "id"> & { id: string | null; edition: string | null };

const about = (id: string) => ({ kind: "approval_chain", id });
const nameTaken = { ok: false, reason: "name-taken" } as const;

/** Adds a chain at the end, or changes one. Deals that were handed in before keep their steps. */
export async function saveChain(
  actor: VendorActor,
  { id, edition, ...chain }: Save,
  now: Date,
): Promise<ChainSaved> {
  try {
    return await withScope(actor, async (tx) => {
      const steps = await strangersIn(tx, chain);
      if (steps.length > 0) return { ok: false, reason: "not-an-approver", steps };
      const { vendorId } = tx;
      const chains = await heldChains(tx);
      const { name, apart } = chain;
      const conditions = toJson(chain.conditions);
      const data = { name, apart, conditions, steps: chain.steps, updatedAt: now };
      if (!id) {
        const made = newId();
        const rank = chains.length + 1;
        const row = { ...data, vendorId, id: made, rank, createdAt: now };
        await tx.approvalChain.createMany({ data: [row] });
        await audit(tx, actor, "approval_chain.added", about(made), toJson(chain));
        return { ok: true, id: made };
      }
      const before = chains.find((each) => each.id === id);
      if (!before) return { ok: false, reason: "unknown" };
      if (chainEdition(before) !== edition) return { ok: false, reason: "changed" };
      await tx.approvalChain.updateMany({ where: { vendorId, id }, data });
      const { id: _, ...from } = before;
      const detail = { from: toJson(from), to: toJson(chain) };
      await audit(tx, actor, "approval_chain.changed", about(id), detail);
      return { ok: true, id };
    });
  } catch (error) {
    if (brokeConstraint(error, "approval_chain_by_name")) return nameTaken;
    throw error;
  }
}

async function heldChains(tx: ScopedTx) {
  await tx.$queryRaw`select 1 from approval_chain where vendor_id = ${tx.vendorId}::int order by id for update`;
  return listChains(tx);
}

async function strangersIn(tx: ScopedTx, { steps }: Pick<ApprovalChain, "steps">) {
  const people = (await staff(tx)).filter((person) => can(person, "deal:decide"));
  const ids = new Set(people.map(({ id }) => id));
  return steps.flatMap(({ approver }, place) =>
    approver.by === "person" && !ids.has(approver.membershipId) ? [place] : [],
  );
}

type Arranged = { ok: true } | { ok: false; reason: "unknown" };

/** Moves a chain in the order in which they are tried, or takes it out. */
export function arrangeChain(
  actor: VendorActor,
  id: string,
  intent: "up" | "down" | "remove",
): Promise<Arranged> {
  return withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const chains = await heldChains(tx);
    const chain = chains.find((each) => each.id === id);
    if (!chain) return { ok: false, reason: "unknown" };
    const { name } = chain;
    if (intent === "remove") {
      await tx.approvalChain.deleteMany({ where: { vendorId, id } });
      await audit(tx, actor, "approval_chain.removed", about(id), { name });
      return { ok: true };
    }
    const order = chains.filter((each) => each !== chain);
    order.splice(Math.max(0, chains.indexOf(chain) + (intent === "up" ? -1 : 1)), 0, chain);
    for (const [place, each] of order.entries()) {
      await tx.approvalChain.updateMany({
        where: { vendorId, id: each.id },
        data: { rank: place + 1 },
      });
    }
    const names = order.map((each) => each.name);
    await audit(tx, actor, "approval_chain.moved", about(id), { name, order: names });
    return { ok: true };
  });
}
