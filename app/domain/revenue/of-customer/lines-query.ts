import { z } from "zod";

import { dayInWords } from "#app/platform/form-fields.ts";

import { dayOf } from "../period.ts";

const uuid = z.uuid();
const NOBODY = "-";

/** Through whose hands something went: who bought it from the vendor, and who sold it to the customer. */
export type Way = { firstPartnerId: string | null; lastPartnerId: string | null };

export const wayWord = ({ firstPartnerId, lastPartnerId }: Way) =>
  `${firstPartnerId ?? NOBODY}~${lastPartnerId ?? NOBODY}`;

export function wayFrom(word: string | undefined): Way | null {
  const parts = (word ?? "").split("~");
  const [first = "", last = ""] = parts;
  const fits = (part: string) => part === NOBODY || uuid.safeParse(part).success;
  if (parts.length !== 2 || !fits(first) || !fits(last)) return null;
  const idOf = (part: string) => (part === NOBODY ? null : part);
  return { firstPartnerId: idOf(first), lastPartnerId: idOf(last) };
}

const day = dayInWords().optional().catch(undefined);

/** Which of a customer's lines are shown, as the address says it; what is mangled counts as not said. */
export const LinesSearch = z.object({
  of: z.enum(["own", "family"]).catch("own"),
  from: day,
  to: day,
  channel: z.enum(["all", "direct", "indirect"]).catch("all"),
  way: z.string().max(80).optional().catch(undefined),
  product: z.uuid().optional().catch(undefined),
  member: z.uuid().optional().catch(undefined),
  serials: z.literal("only").optional().catch(undefined),
  after: z.string().max(60).optional().catch(undefined),
});
export type LinesSearch = z.infer<typeof LinesSearch>;

/** What narrows the lines, without where a page begins. */
export type LinesQuery = {
  from: Date | null;
  to: Date | null;
  channel: "all" | "direct" | "indirect";
  way: Way | null;
  product: string | null;
  serials: boolean;
};

export const linesQuery = (search: LinesSearch): LinesQuery => ({
  from: search.from ? dayOf(search.from) : null,
  to: search.to ? dayOf(search.to) : null,
  channel: search.channel,
  way: wayFrom(search.way),
  product: search.product ?? null,
  serials: search.serials === "only",
});

/** Where a page of lines begins: after this day and line. */
export type LinePlace = { day: string; factId: string };

export const linePlaceWord = ({ day: key, factId }: LinePlace) => `${key}~${factId}`;

export function linePlaceFrom(word: string | undefined): LinePlace | null {
  const [key = "", factId = ""] = (word ?? "").split("~");
  const known = dayInWords().safeParse(key).success && uuid.safeParse(factId).success;
  return known ? { day: key, factId } : null;
}
