import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, withScope } from "#app/platform/db/scope.server.ts";

import { lockDeal } from "../deal.store.server.ts";
import { findTalkDeal, talkRights } from "../talk/talk-deal.server.ts";
import { tellDesk, tellPartner } from "../tell.server.ts";
import { fileLetter } from "../ui/talk/talk-letters.ts";
import type { TalkStream } from "./deal-file.ts";
import { insertFile, isFull } from "./file.store.server.ts";
import type { Attachment } from "./keep-attachment.server.ts";

export type FileAdded =
  | { ok: true; fileId: string }
  | { ok: false; reason: "not-found" | "not-allowed" | "too-many" };

const refuse = (reason: "not-found" | "not-allowed" | "too-many"): FileAdded => ({
  ok: false,
  reason,
});

export type AddRight =
  | { ok: true; streams: TalkStream[]; full: boolean }
  | { ok: false; reason: "not-found" | "not-allowed" };

/** Asked before a file is taken in at all: for whom this person may add one, and whether there is room. */
export function rightToAdd(actor: Actor, dealId: string): Promise<AddRight> {
  return withScope(actor, async (tx): Promise<AddRight> => {
    const deal = await findTalkDeal(tx, dealId);
    if (!deal) return { ok: false, reason: "not-found" };
    const rights = await talkRights(tx, actor, deal);
    if (!rights.read) return { ok: false, reason: "not-found" };
    const streams: TalkStream[] = [];
    if (rights.share) streams.push("shared");
    if (rights.note) streams.push("internal");
    if (streams.length === 0) return { ok: false, reason: "not-allowed" };
    return { ok: true, streams, full: await asSystem(tx, actor, (wide) => isFull(wide, dealId)) };
  });
}

type File = { dealId: string; stream: TalkStream; file: Attachment };

/** Puts a kept file beside a deal, for both sides or for the vendor alone. */
export function addFile(
  actor: Actor,
  { dealId, stream, file }: File,
  now: Date,
): Promise<FileAdded> {
  return withScope(actor, async (tx) => {
    const deal = await findTalkDeal(tx, dealId);
    const { personId } = actor;
    if (!deal || !personId) return refuse("not-found");
    const rights = await talkRights(tx, actor, deal);
    if (!rights.read) return refuse("not-found");
    if (stream === "internal" ? !rights.note : !rights.share) return refuse("not-allowed");
    const full = await asSystem(tx, actor, async (wide) => {
      await lockDeal(wide, dealId);
      return isFull(wide, dealId);
    });
    if (full) return refuse("too-many");

    const fileId = await insertFile(tx, { ...actor, personId }, deal, { stream, at: now, file });
    const { name, kind, bytes, sha256 } = file;
    const detail = { file: fileId, stream, name, kind, bytes, sha256 };
    await audit(tx, actor, "deal.file_added", { kind: "deal", id: dealId }, detail);
    if (stream === "shared") {
      const letter = (to: "desk" | "portal") =>
        fileLetter({ ...deal, authorName: actor.name, name }, to);
      if (actor.audience === "partner") await tellDesk(tx, actor, deal, letter("desk"));
      await tellPartner(tx, actor, deal, letter("portal"));
    }
    return { ok: true, fileId };
  });
}
