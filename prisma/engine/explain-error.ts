import { readAddress } from "./database-address.ts";

/** The code and the words that Prisma's CLI knows for a failed connection. */
export function explain(error: unknown, url: string): { code: string | null; message: string } {
  const { host, port, user, database } = readAddress(url).config;
  const fault = error as { code?: unknown; message?: string };
  const code = typeof fault?.code === "string" ? fault.code : null;
  if (code === "3D000") {
    return { code: "P1003", message: `Database \`${database}\` does not exist` };
  }
  if (code === "28P01" || code === "28000") {
    return { code: "P1000", message: `Authentication failed for \`${user}\` at \`${host}\`` };
  }
  if (code === "ECONNREFUSED" || code === "ENOTFOUND") {
    return { code: "P1001", message: `Can't reach database server at \`${host}:${port}\`` };
  }
  return { code, message: fault?.message ?? String(error) };
}
