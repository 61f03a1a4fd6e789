import { setTimeout as pause } from "node:timers/promises";

import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";

import { isAtRest, kindOfFolder } from "./drop-layout.ts";
import { type Drop, findDrops } from "./find-drops.server.ts";
import { findSender } from "./find-sender.server.ts";
import { type Taken, takeDrop } from "./take-drop.server.ts";

/** Between two looks; what has not changed by then is taken to be whole. */
const APART_MS = 10_000;

/** Takes in what partners have put into their folders. */
export const watchDrops = defineJob({
  name: "exchange.drops",
  payload: z.object({}),
  cron: "* * * * *",
  async run() {
    if (env.DROP_DIR) await takeDrops(env.DROP_DIR, now(), APART_MS);
  },
});

let atIt = false;

/** Takes every file that has come to rest. Answers how many came to which end. */
export async function takeDrops(
  root: string,
  at: Date,
  apartMs: number,
): Promise<Partial<Record<Taken, number>>> {
  // A run that takes longer than a minute is not joined by another.
  if (atIt) return {};
  atIt = true;
  try {
    return await takeAll(root, at, apartMs);
  } finally {
    atIt = false;
  }
}

async function takeAll(root: string, at: Date, apartMs: number) {
  const before = new Map((await findDrops(root)).map((drop) => [keyOf(drop), drop.look]));
  const ends: Partial<Record<Taken, number>> = {};
  if (before.size === 0) return ends;
  await pause(apartMs);
  const vendors = new Set((await vendorIds()).map(String));
  const senders = new Map<string, Actor | null>();
  for (const drop of await findDrops(root)) {
    if (!isAtRest(before.get(keyOf(drop)), drop.look)) continue;
    const { vendor, sender: folder } = drop;
    const who = `${vendor}/${folder}`;
    if (!senders.has(who)) {
      senders.set(who, vendors.has(vendor) ? await findSender(Number(vendor), folder) : null);
    }
    const end = await take(drop, senders.get(who) ?? null, at);
    if (end) ends[end] = (ends[end] ?? 0) + 1;
  }
  return ends;
}

const keyOf = ({ look }: Drop) => `${look.place}/${look.name}`;

const unknown = new Set<string>();

async function take(drop: Drop, sender: Actor | null, at: Date): Promise<Taken | null> {
  const kind = kindOfFolder(drop.kind);
  if (!kind || !sender) {
    if (!unknown.has(drop.look.place)) {
      log.warn({ place: drop.look.place }, "files lie in a folder of nobody who may send them");
    }
    unknown.add(drop.look.place);
    return null;
  }
  try {
    const end = await takeDrop(drop, sender, kind, at);
    log.info({ vendorId: sender.vendorId, kind, end, bytes: Number(drop.look.bytes) }, "drop");
    return end;
  } catch (error) {
    // It stays where it is and is tried again; those after it are not held up.
    log.error({ err: error, place: drop.look.place }, "a dropped file was not taken");
    return null;
  }
}
