import { prisma } from "#app/platform/db/client.server.ts";

/** Every vendor's number, for work that comes by the clock and enters each one's scope in turn. */
export async function vendorIds(): Promise<number[]> {
  const rows = await prisma.$queryRaw<
    { id: number }[]
  >`select v as id from identity.vendor_ids() v`;
  return rows.map(({ id }) => id);
}
