import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

import { MigrationAdapterFactory } from "./migration-adapter.ts";

type EngineOptions = { url: string; shadowUrl?: string; datamodels?: [string, string][] };

let loaded: Promise<void> | undefined;

/** The engine limits its wait for a lock to ten seconds and lets that timer run on; it must not keep us. */
function imports(): WebAssembly.ModuleImports {
  const known = { ...bindings } as unknown as WebAssembly.ModuleImports;
  for (const name of Object.keys(known).filter((key) => key.startsWith("__wbg_setTimeout_"))) {
    known[name] = (work: () => void, milliseconds: number) =>
      setTimeout(work, milliseconds).unref();
  }
  return known;
}

async function load(): Promise<void> {
  const script = createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const { instance } = await WebAssembly.instantiate(
    readFileSync(script.replace(/\.js$/, ".wasm")),
    { "./schema_engine_bg.js": imports() },
  );
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** Prisma's schema engine in this process. Call close() when done with it. */
export async function openEngine({ url, shadowUrl, datamodels }: EngineOptions) {
  loaded ??= load();
  await loaded;
  const factory = new MigrationAdapterFactory(url, shadowUrl);
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  const close = async () => {
    engine.free();
    await factory.dispose();
  };
  return { engine, close };
}
