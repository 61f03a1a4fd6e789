import { Prisma } from "#app/platform/db/generated/client.ts";

import type { Place } from "./moment.ts";

/** How many moments before which place a room is asked for. */
export type Stretch = { before: Place | null; take: number };

/** As a condition on an instant and the id beside it. */
export const before = ({ before: place }: Stretch, at: Prisma.Sql, id: Prisma.Sql): Prisma.Sql =>
  place
    ? Prisma.sql`(${at} < ${place.at} or (${at} = ${place.at} and ${id}::text collate "C" < ${place.id}))`
    : Prisma.sql`true`;
