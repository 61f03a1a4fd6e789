import type { Prisma } from "#app/platform/db/generated/client.ts";

import type { DisputeSide, Evidence, SideOutcome } from "./dispute.ts";

const evidence = {
  id: true,
  at: true,
  day: true,
  side: true,
  authorName: true,
  statement: true,
  file: { select: { id: true, name: true, bytes: true } },
} satisfies Prisma.DisputeEvidenceSelect;

/** A side with the evidence that the asking side may see. */
export const sideColumns = (vendorId: number) =>
  ({
    id: true,
    dealId: true,
    askedAt: true,
    ask: true,
    dueAt: true,
    outcome: true,
    told: true,
    closedAt: true,
    evidence: {
      where: { vendorId },
      orderBy: [{ day: "asc" }, { id: "asc" }],
      take: 200,
      select: evidence,
    },
  }) satisfies Prisma.DisputeSideSelect;

type Row = Prisma.DisputeSideGetPayload<{ select: ReturnType<typeof sideColumns> }>;

export const disputeSide = ({ outcome, evidence: found, ...row }: Row): DisputeSide => ({
  ...row,
  outcome: outcome as SideOutcome | null,
  evidence: found.map((each) => ({ ...each, side: each.side as Evidence["side"] })),
});
