import { z } from "zod";

import type { DraftSource } from "#app/platform/db/generated/enums.ts";

export type { DraftSource };

/** What somebody typed is kept as it is: it is checked when it is handed in. What is far too long is cut. */
const typed = (most: number) =>
  z
    .string()
    .transform((text) => text.slice(0, most) || undefined)
    .optional()
    .catch(undefined);

const TypedLine = z.object({ productId: typed(100), quantity: typed(20) });

/** A form to register a deal as far as it was filled in. */
export const DraftForm = z.object({
  domain: typed(300),
  name: typed(200),
  street: typed(200),
  postcode: typed(40),
  city: typed(100),
  country: typed(100),
  duns: typed(40),
  vat: typed(40),
  contactName: typed(200),
  contactEmail: typed(300),
  contactPhone: typed(60),
  currency: typed(3),
  lines: z
    .array(TypedLine)
    .transform((lines) => lines.slice(0, 50))
    .optional()
    .catch(undefined),
  stage: typed(40),
  closeDay: typed(40),
  reference: typed(60),
  workDone: typed(4_000),
});
export type DraftForm = z.infer<typeof DraftForm>;

/** A draft in a list. */
export type DraftSummary = {
  id: string;
  title: string;
  ownerId: string;
  ownerName: string;
  source: DraftSource;
  updatedAt: Date;
};

export type DealDraft = DraftSummary & {
  form: DraftForm;
  note: string | null;
  version: number;
};

/** More than a partner keeps on purpose. */
export const MOST_DRAFTS = 1_000;

const UNTITLED = "Without a name";

/** What its list calls it. */
export const titleOf = ({ name, domain, reference }: DraftForm): string =>
  [name, domain, reference].find((text) => text?.trim())?.trim() ?? UNTITLED;

const given = (form: DraftForm) => {
  // A new form comes with these filled in.
  const { currency: _, lines, ...words } = form;
  return { words: Object.values(words), lines: lines ?? [] };
};

/** Nothing was typed yet that would be missed. */
export function isBlank(form: DraftForm): boolean {
  const { words, lines } = given(form);
  return !words.some((text) => text?.trim()) && !lines.some(({ productId }) => productId);
}
