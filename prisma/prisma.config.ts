import { resolve } from "node:path";

import { defineConfig } from "prisma/config";

// Prisma's own schema engine is fetched from outside npm; the stand-in runs the same engine as WASM.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= resolve(
  import.meta.dirname,
  "engine/schema-engine.mjs",
);
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= "1";
process.env.CHECKPOINT_DISABLE ??= "1";

/** Commands that only read the schema need no database, but Prisma wants an address all the same. */
const url = process.env.DATABASE_URL ?? "postgresql://nobody@127.0.0.1:1/nothing";

function withSchema(address: string) {
  const full = new URL(address);
  full.searchParams.set("schema", "tributary");
  return full.href;
}

export default defineConfig({
  schema: "schema.prisma",
  migrations: { path: "migrations", seed: "node --import tsx seed.ts" },
  datasource: { url: withSchema(url) },
});
