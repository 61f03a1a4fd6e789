import type pg from "pg";

/** A Prisma address taken apart: what pg connects with, and the schema migrations work in. */
export function readAddress(url: string): { config: pg.PoolConfig; schema: string | undefined } {
  const address = new URL(url);
  const sslmode = address.searchParams.get("sslmode");
  const encrypted = sslmode === "require" || sslmode === "verify-ca" || sslmode === "verify-full";
  const config: pg.PoolConfig = {
    host: address.searchParams.get("host") ?? decodeURIComponent(address.hostname),
    port: Number(address.port || 5432),
    user: decodeURIComponent(address.username),
    database: decodeURIComponent(address.pathname.slice(1)),
    application_name: "tributary-migrate",
    max: 1,
  };
  if (address.password) config.password = decodeURIComponent(address.password);
  if (encrypted) config.ssl = { rejectUnauthorized: sslmode !== "require" };
  return { config, schema: address.searchParams.get("schema") ?? undefined };
}
