import type { QueueQuery } from "./queue-query.ts";

/** What the queue can be narrowed to. */
export type QueueChoices = {
  /** Those with something in it. */
  partners: { id: string; name: string; country: string }[];
  families: { id: string; name: string }[];
  /** How much waits, by whose it is. */
  counts: Record<QueueQuery["who"], number>;
};
