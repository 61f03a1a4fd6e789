import type { PartnerActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ReadTx } from "#app/platform/db/read-scope.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type DealDraft, DraftForm, type DraftSummary } from "./draft.ts";

const summary = {
  id: true,
  title: true,
  ownerId: true,
  ownerName: true,
  source: true,
  updatedAt: true,
} as const;

/** As many as a list shows; the newest are what people look for. */
const MOST_LISTED = 200;

const ofPartner = (tx: ScopedTx, { partnerId }: PartnerActor) => ({
  vendorId: tx.vendorId,
  partnerId,
});

/** What the partner's people began and did not hand in, the newest first. */
export const listDrafts = (tx: ScopedTx, actor: PartnerActor): Promise<DraftSummary[]> =>
  tx.dealDraft.findMany({
    where: ofPartner(tx, actor),
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    take: MOST_LISTED,
    select: summary,
  });

/** How many there are, beside a page of deals. */
export async function readDraftCount(tx: ReadTx, { partnerId }: PartnerActor): Promise<number> {
  const [row] = await tx.query<{ drafts: number }>(Prisma.sql`
    select count(*)::int as drafts from deal_draft
     where vendor_id = ${tx.vendorId} and partner_id = ${partnerId}::uuid`);
  return row?.drafts ?? 0;
}

/** A draft of the partner's; null for anybody else's and for what has become a deal. */
export async function findDraft(
  tx: ScopedTx,
  actor: PartnerActor,
  id: string,
): Promise<DealDraft | null> {
  const row = await tx.dealDraft.findFirst({
    where: { ...ofPartner(tx, actor), id },
    select: { ...summary, form: true, note: true, version: true },
  });
  return row && { ...row, form: DraftForm.parse(row.form) };
}
