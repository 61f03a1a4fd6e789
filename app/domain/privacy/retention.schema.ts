import { z } from "zod";

import { type RetentionKind, retentionKinds } from "./retention.ts";

const days = (least: number) =>
  z
    .string()
    .trim()
    .optional()
    .transform((text, context) => {
      if (!text) return null;
      const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
      if (number >= least && number <= 36_500) return number;
      context.addIssue(`Write a number of days from ${least}, or nothing to keep them`);
      return z.NEVER;
    });

/** Days by kind; what is left empty is kept for good. */
export const SetRetention = z.object(
  Object.fromEntries(retentionKinds.map(({ kind, least }) => [kind, days(least)])) as Record<
    RetentionKind,
    ReturnType<typeof days>
  >,
);
