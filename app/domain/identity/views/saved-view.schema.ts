import { z } from "zod";

import { required } from "#app/platform/form-fields.ts";

import { keptOf, viewPlaces } from "./saved-view.ts";

const place = z.enum(viewPlaces, "Choose a list");

/** Keeping a view of a list, and giving one up. */
export const ViewForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("save"),
      place,
      name: required("Give the view a name", 60),
      query: z.string().max(2000, "There is too much in the address to keep").transform(keptOf),
      shared: z
        .literal("on")
        .optional()
        .transform((ticked) => ticked === "on"),
    }),
    z.object({ intent: z.literal("remove"), place, viewId: z.uuid("Choose a view") }),
  ],
  "Choose what to do",
);
export type ViewForm = z.infer<typeof ViewForm>;
