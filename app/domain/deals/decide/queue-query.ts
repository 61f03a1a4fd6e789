import { z } from "zod";

/** As many as a list shows at once; a longer one is narrowed by its filters. */
export const QUEUE_SIZE = 200;

export const QueueQuery = z.object({
  /** `mine`: only partners that this channel manager is in charge of. */
  partners: z.enum(["mine", "all"]).catch("all"),
  status: z.enum(["waiting", "approved", "closed"]).catch("waiting"),
  q: z
    .string()
    .trim()
    .max(100)
    .transform((text) => text || undefined)
    .optional()
    .catch(undefined),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const queueQueryFrom = (request: Request): QueueQuery =>
  QueueQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
