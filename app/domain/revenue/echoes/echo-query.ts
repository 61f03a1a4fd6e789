import { z } from "zod";

import { dayInWords } from "#app/platform/form-fields.ts";

const place = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d~[0-9a-f-]{36}$/)
  .transform((text) => ({ day: text.slice(0, 10), id: text.slice(11) }))
  .pipe(z.object({ day: dayInWords(), id: z.uuid() }));

/** How two lines came to be a pair, or not: by rule, by hand, parted by hand, or perhaps one sale. */
export const echoKinds = ["rule", "hand", "parted", "maybe"] as const;
export type EchoKind = (typeof echoKinds)[number];

/** The choices of the list of echoes, as they stand in the address. */
export const EchoQuery = z.object({
  /** Without one, all pairs that stand. */
  how: z.enum(echoKinds).optional().catch(undefined),
  /** What tells that they are one: the same document, or the days alone. */
  evidence: z.enum(["document", "days"]).optional().catch(undefined),
  /** Who reported either of the two. */
  partner: z.uuid().optional().catch(undefined),
  /** One line, of which the pair is shown. */
  line: z.uuid().optional().catch(undefined),
  after: place.optional().catch(undefined),
});
export type EchoQuery = z.infer<typeof EchoQuery>;

export const echoPlace = ({ day, id }: { day: string; id: string }) => `${day}~${id}`;
