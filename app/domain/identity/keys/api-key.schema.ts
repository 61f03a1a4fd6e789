import { z } from "zod";

/** How long a key may live, in days. None lives for ever. */
export const lifetimes = ["30", "90", "180", "365"] as const;

export const MakeKey = z.object({
  /** Made when the form was: the same form sent twice is the same key. */
  keyId: z.uuid("Open the form anew"),
  name: z
    .string("Write what will use the key")
    .trim()
    .min(1, "Write what will use the key")
    .max(60, "At most 60 characters"),
  role: z.string("Choose a role"),
  access: z.enum(["read", "write"], "Choose what it may do"),
  days: z.enum(lifetimes, "Choose how long it lives").transform(Number),
});
export type MakeKey = z.output<typeof MakeKey>;
