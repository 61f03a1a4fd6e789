import { z } from "zod";

const access = z.enum(["view", "edit"], "Choose what they may do");
const memberId = z.uuid("Choose a colleague");

/** What is done to the team of a deal. */
export const ChangeTeam = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("add"), memberId, access }),
    z.object({
      intent: z.literal("invite"),
      companyId: z.uuid("Choose a distributor"),
      email: z
        .string("Write an address")
        .trim()
        .toLowerCase()
        .pipe(z.email("Write an address such as kim@north.com")),
      access,
    }),
    z.object({ intent: z.literal("change"), memberId, access }),
    z.object({ intent: z.literal("remove"), memberId }),
    z.object({ intent: z.literal("hand-over"), memberId }),
  ],
  "Choose what to do",
);
export type ChangeTeam = z.infer<typeof ChangeTeam>;
