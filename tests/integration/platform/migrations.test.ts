import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { applyMigrations } from "#app/platform/db/migrate.ts";

import { openEngine } from "../../../prisma/engine/wasm-engine.ts";

const ownerUrl = process.env.OWNER_DATABASE_URL ?? "";

test("the migrations make exactly the tables that the client is generated for", async () => {
  const path = "prisma/schema.prisma";
  const files = [{ path, content: readFileSync(path, "utf8") }];
  const url = new URL(ownerUrl);
  url.searchParams.set("schema", "tributary");
  const { engine, close } = await openEngine({ url: url.href });
  try {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "prisma" },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    expect(stdout?.trim()).toBe("-- This is an empty migration.");
  } finally {
    await close();
  }
});

test("migrations that were applied are not applied again", async () => {
  expect(await applyMigrations(ownerUrl)).toEqual([]);
});
