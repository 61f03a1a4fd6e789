import { z } from "zod";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { deeds, doneWords, givenWords } from "../ui/review/done-words.ts";
import { reviewers } from "./assign-reviewer.server.ts";

const t = z.string().max(20).optional();
const Done = z.object({ done: z.enum(deeds), was: z.uuid(), t });
const Given = z.object({
  done: z.literal("given"),
  was: z.uuid().optional(),
  n: z.coerce.number().int().min(0).max(10_000),
  t,
});

/** What was just done, in words, as the address that an answer led to says it. A made-up one says nothing. */
export async function whatWasDone(
  tx: ScopedTx,
  url: URL,
): Promise<{ id: string; text: string } | null> {
  const params = Object.fromEntries(url.searchParams);
  const given = Given.safeParse(params);
  if (given.success) {
    const { was, n, t: at } = given.data;
    const reviewer = was && (await reviewers(tx)).find(({ id }) => id === was);
    return { id: `given ${n} ${was} ${at}`, text: givenWords(n, reviewer ? reviewer.name : null) };
  }
  const done = Done.safeParse(params);
  if (!done.success) return null;
  const { vendorId } = tx;
  const deal = await tx.deal.findUnique({
    where: { vendorId_id: { vendorId, id: done.data.was } },
    select: { number: true, customerName: true },
  });
  if (!deal) return null;
  return { id: Object.values(done.data).join(" "), text: doneWords(done.data.done, deal) };
}
