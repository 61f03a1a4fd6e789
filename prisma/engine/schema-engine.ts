import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import pg from "pg";

import { readAddress } from "./database-address.ts";
import { explain } from "./explain-error.ts";
import { openEngine } from "./wasm-engine.ts";

// Same arguments and the same JSON-RPC over stdio as the native engine.

type Engine = Awaited<ReturnType<typeof openEngine>>["engine"];
type Params = {
  datasource?: { url?: string };
  datasourceType?: { url?: string };
  script?: string;
  from?: { tag: string; url?: string };
  to?: { tag: string; url?: string };
};
type Message = { id: number; method?: string; params: Params };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    version: { type: "boolean" },
    datamodels: { type: "string", short: "d", multiple: true },
    datasource: { type: "string" },
  },
});
const datamodels = ((values.datamodels ?? []) as string[]).map((path): [string, string] => [
  resolve(path),
  readFileSync(path, "utf8"),
]);
const datasource = JSON.parse((values.datasource as string | undefined) ?? "{}") as {
  url?: string;
  shadowDatabaseUrl?: string;
};
// A diff between two schemas needs no database, yet the engine wants an address. It connects lazily.
const defaultUrl = datasource.url ?? "postgresql://nobody@127.0.0.1:1/nothing";

async function onServer(url: string, database: string | undefined, sql: string | null) {
  const { config } = readAddress(url);
  const client = new pg.Client(database ? { ...config, database } : config);
  await client.connect();
  try {
    if (sql) await client.query(sql);
  } finally {
    await client.end();
  }
}

const databaseName = (url: string) => readAddress(url).config.database ?? "";
const canConnect = (url: string) => onServer(url, undefined, null);
const createDatabase = (url: string) =>
  onServer(url, "postgres", `create database "${databaseName(url)}"`);
const dropDatabase = (url: string) =>
  onServer(url, "postgres", `drop database if exists "${databaseName(url)}" with (force)`);

const send = (message: object) =>
  new Promise<void>((done) => {
    process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`, () => done());
  });

const printed = new Map<number, () => void>();
let nextPrint = 1_000_000;

/** Text is printed by the CLI, which answers when it has done so. */
async function print(content: string) {
  const id = nextPrint++;
  const done = new Promise<void>((resolvePrinted) => printed.set(id, resolvePrinted));
  await send({ id, method: "print", params: { content } });
  await done;
}

let opened: Promise<Engine> | undefined;
function engineFor(url = defaultUrl): Promise<Engine> {
  const shadowUrl = datasource.shadowDatabaseUrl;
  opened ??= openEngine({
    url,
    ...(shadowUrl ? { shadowUrl } : {}),
    ...(datamodels.length ? { datamodels } : {}),
  }).then(({ engine }) => engine);
  return opened;
}

async function diff(params: Params) {
  const live = [params.from, params.to].find((side) => side?.tag === "url");
  const engine = await engineFor(live?.url);
  const result = await engine.diff(params as unknown as Parameters<Engine["diff"]>[0]);
  if (result.stdout) await print(result.stdout.replace(/\n$/, ""));
  return { exitCode: result.exitCode, stdout: null };
}

async function answer(method: string, params: Params): Promise<unknown> {
  const url = params?.datasource?.url ?? defaultUrl;
  if (method === "diff") return diff(params);
  if (method === "ensureConnectionValidity") return (await canConnect(url)) ?? {};
  if (method === "createDatabase") {
    await createDatabase(url);
    return { databaseName: databaseName(url) };
  }
  if (method === "getDatabaseVersion") return (await engineFor()).version(null);
  if (method === "dbExecute") {
    await onServer(params.datasourceType?.url ?? url, undefined, params.script ?? "");
    return {};
  }
  const engine = (await engineFor()) as unknown as Record<string, unknown>;
  const command = engine[method];
  if (typeof command !== "function") throw new Error(`The schema engine has no ${method}`);
  return (await command.call(engine, params)) ?? {};
}

async function serve({ id, method, params }: Message) {
  if (!method) {
    printed.get(id)?.();
    printed.delete(id);
    return;
  }
  try {
    await send({ id, result: await answer(method, params) });
  } catch (error) {
    const { code, message } = explain(error, defaultUrl);
    const data = { is_panic: false, message, error_code: code, meta: null };
    await send({ id, error: { code: 4466, message: "The schema engine failed", data } });
  }
}

async function runOnce(command: string | undefined) {
  const commands: Record<string, (url: string) => Promise<void>> = {
    "can-connect-to-database": canConnect,
    "create-database": createDatabase,
    "drop-database": dropDatabase,
  };
  const log = (level: string, fields: object) =>
    process.stderr.write(`${JSON.stringify({ level, fields, target: "schema_engine::logger" })}\n`);
  try {
    await commands[command ?? ""]?.(defaultUrl);
  } catch (error) {
    const { code, message } = explain(error, defaultUrl);
    // The CLI drops the first line of stderr and parses every other one.
    log("INFO", { message: "schema engine" });
    log("ERROR", { message, is_panic: false, error_code: code ?? "P1010" });
    process.exitCode = 1;
  }
}

function listen() {
  let last = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on("line", (line) => {
    if (!line.trim()) return;
    const message = JSON.parse(line) as Message;
    // The answer to a print arrives while the command that prints still runs.
    if (message.method) last = last.then(() => serve(message));
    else void serve(message);
  });
  lines.on("close", () => last.finally(() => process.exit()));
}

if (values.version) process.stdout.write("schema-engine-cli wasm\n");
else if (positionals.includes("cli")) await runOnce(positionals[positionals.indexOf("cli") + 1]);
else listen();
