import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Submission } from "../submission.ts";
import type { Plan } from "./plan.ts";

/** Whether something is assumed of a file that no earlier one of its sender was applied with. */
export async function assumesAnew(
  tx: ScopedTx,
  { id, partnerId, kind }: Pick<Submission, "id" | "partnerId" | "kind">,
  { assumed }: Plan,
): Promise<boolean> {
  if (assumed.length === 0) return false;
  const before = await tx.submission.findFirst({
    where: {
      ...{ vendorId: tx.vendorId, partnerId, kind, status: "applied", id: { not: id } },
      plan: { path: ["assumed"], array_contains: [...assumed] },
    },
    select: { id: true },
  });
  return before === null;
}
