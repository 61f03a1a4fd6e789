import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { ownSides } from "../dispute/own-sides.server.ts";
import { disputeState } from "../dispute/read-disputes.server.ts";
import type { DealFile } from "../files/deal-file.ts";
import { dealFile, selectFiles } from "../files/file.store.server.ts";
import { readTeam } from "../team/read-team.server.ts";
import type { DealTalk } from "./deal-talk.ts";
import type { Comment } from "./talk.ts";
import { findTalkDeal, talkRights } from "./talk-deal.server.ts";

/** As many as a page shows, the latest. */
const MOST = 200;

/** All that stands beside a deal for the asking person; null for who is shown the deal and nothing beside it. */
export async function readTalk(
  tx: ScopedTx,
  actor: Actor,
  dealId: string,
): Promise<DealTalk | null> {
  const deal = await findTalkDeal(tx, dealId);
  if (!deal) return null;
  const rights = await talkRights(tx, actor, deal);
  if (!rights.read) return null;
  const guest = rights.as === "guest";
  const [comments, notes, files, team, proof, dispute] = await Promise.all([
    guest ? guestComments(tx, dealId) : selectComments(tx, dealId),
    rights.as === "vendor" ? selectNotes(tx, dealId) : null,
    guest ? guestFiles(tx, dealId) : selectFiles(tx, dealId),
    readTeam(tx, actor, deal),
    rights.as === "partner" ? ownSides(tx, dealId) : [],
    rights.as === "vendor" ? disputeState(tx, dealId) : null,
  ]);
  const { personId } = actor;
  const formId = newId();
  return { deal, rights, personId, formId, comments, notes, files, team, proof, dispute };
}

async function selectComments(tx: ScopedTx, dealId: string): Promise<Comment[]> {
  const rows = await tx.dealComment.findMany({
    where: { vendorId: tx.vendorId, dealId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      id: true,
      at: true,
      side: true,
      personId: true,
      authorName: true,
      company: true,
      text: true,
      withdrawnAt: true,
    },
  });
  return rows.map((row) => ({ ...row, side: row.side as Comment["side"] }));
}

const selectNotes = (tx: ScopedTx, dealId: string) =>
  tx.dealNote.findMany({
    where: { vendorId: tx.vendorId, dealId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST,
    select: { id: true, at: true, personId: true, authorName: true, text: true, withdrawnAt: true },
  });

const guestComments = (tx: ScopedTx, dealId: string) =>
  tx.$queryRaw<Comment[]>`
    select id, at, side, person_id as "personId", author_name as "authorName", company, text,
           withdrawn_at as "withdrawnAt"
      from deals.guest_comments(${dealId}::uuid)`;

async function guestFiles(tx: ScopedTx, dealId: string): Promise<DealFile[]> {
  const rows = await tx.$queryRaw<DealFile[]>`
    select id, at, side, stream, null as "personId", author_name as "authorName", name, kind, bytes,
           removed_at as "removedAt", removed_by as "removedBy"
      from deals.guest_files(${dealId}::uuid)`;
  return rows.map(dealFile);
}
