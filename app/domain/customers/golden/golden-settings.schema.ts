import { z } from "zod";

const days = "Between 30 and 3650 days";

export const SetSilence = z.object({
  days: z.coerce.number(days).int("A whole number").min(30, days).max(3_650, days),
});

const share = "Between 0.5 and 1";
const Share = z.coerce.number(share).min(0.5, share).max(1, share);

/** From which probability on a match is made by itself, and from which on a person is asked. */
export const SetThresholds = z
  .object({
    automatic: Share,
    workbench: Share,
    note: z.string("Say what it is for").trim().min(1, "Say what it is for").max(200, "Shorter"),
  })
  .refine(({ automatic, workbench }) => workbench <= automatic, {
    path: ["workbench"],
    message: "Not above the first one",
  });

export const MoveSource = z.object({
  intent: z.enum(["up", "down"]),
  id: z.string().max(200),
});
