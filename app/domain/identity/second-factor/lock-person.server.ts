import type { Prisma } from "#app/platform/db/generated/client.ts";

/** One change at a time to how a person signs in: each sees what the other left. */
export const lockPerson = (tx: Pick<Prisma.TransactionClient, "$queryRaw">, personId: string) =>
  tx.$queryRaw`select 1 from person where id = ${personId}::uuid for update`;
