import type { Bench, Found } from "../entries.ts";

/** What the server holds when it has just started, and after everything that was measured before. */
export async function memory({ server, idleMemory }: Bench): Promise<Found[]> {
  return [
    { name: "memory idle", value: idleMemory, unit: "MB", limit: null },
    { name: "memory after the load", value: await server.memory(), unit: "MB", limit: idleMemory },
  ];
}
