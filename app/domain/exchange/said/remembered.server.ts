import { z } from "zod";

import {
  forgetAlias,
  type Learnt,
  learnAlias,
  listAliases,
  type PartAlias,
} from "#app/domain/catalog/part-aliases.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { mayTend } from "../life/decide-submission.server.ts";
import { columnsOf, partnersNamed } from "../load-context.server.ts";
import { kindNames, type SubmissionKind } from "../submission.ts";
import { forget, listMemories, type Memory } from "./memory.server.ts";
import { memoryWords } from "./memory-words.ts";

export type RememberedEntry = Pick<Memory, "id" | "shown" | "saidBy" | "saidAt"> & {
  kindName: string;
  means: string;
};

export type RememberedPage = {
  partnerName: string | null;
  vendorName: string;
  timeZone: string;
  entries: RememberedEntry[];
  aliases: PartAlias[];
};

/** Who says how a sender's files are read: its own side, and the vendor's operations for a partner. */
export function mayRemember(actor: Actor, partnerId: string | null): boolean {
  if (actor.audience === "vendor" && partnerId !== null) return mayTend(actor);
  return actor.partnerId === partnerId && can(actor, "submission:send");
}

/** What is remembered of a sender's files; null when it is nobody in scope. */
export const readRemembered = (
  actor: Actor,
  partnerId: string | null,
): Promise<RememberedPage | null> =>
  withScope(actor, async (tx) => {
    const partner = partnerId ? await findPartner(tx, partnerId) : null;
    if (partnerId && !partner) return null;
    const { shortName: vendorName, timeZone } = await findVendor(tx);
    return {
      ...{ partnerName: partner?.name ?? null, vendorName, timeZone },
      entries: await entriesOf(tx, partnerId),
      aliases: partnerId ? await listAliases(tx, partnerId) : [],
    };
  });

async function entriesOf(tx: ScopedTx, partnerId: string | null): Promise<RememberedEntry[]> {
  const memories = await listMemories(tx, partnerId);
  const names = { fields: new Map<string, string>(), partners: new Map<string, string>() };
  const kinds = new Set(memories.map(({ kind }) => kind));
  for (const kind of kinds) await learnNames(tx, { kind, partnerId }, names);
  return memories.map(({ id, kind, shown, saidBy, saidAt, ...memory }) => ({
    ...{ id, shown, saidBy, saidAt, kindName: kindNames[kind] },
    means: memoryWords(memory, names),
  }));
}

async function learnNames(
  tx: ScopedTx,
  whose: { kind: SubmissionKind; partnerId: string | null },
  names: { fields: Map<string, string>; partners: Map<string, string> },
) {
  for (const { field, label } of await columnsOf(tx, whose)) names.fields.set(field, label);
  for (const { id, name } of await partnersNamed(tx, whose)) names.partners.set(id, name);
}

/** False when it is not there, or not theirs. */
export const forgetRemembered = (
  actor: Actor,
  partnerId: string | null,
  what: "memory" | "alias",
  id: string,
): Promise<boolean> =>
  withScope(actor, (tx) => {
    if (what === "memory") return forget(tx, actor, partnerId, id);
    return partnerId === null ? Promise.resolve(false) : forgetAlias(tx, actor, partnerId, id);
  });

export const AddAlias = z.object({
  partNo: z.string({ error: "Write your part number" }).trim().min(1).max(100),
  productNo: z.string({ error: "Write the part number it means" }).trim().min(1).max(100),
});
export type AddAlias = z.infer<typeof AddAlias>;

export const addAlias = (
  actor: Actor,
  partnerId: string,
  said: AddAlias,
  at: Date,
): Promise<Learnt> => withScope(actor, (tx) => learnAlias(tx, actor, { partnerId, ...said }, at));
