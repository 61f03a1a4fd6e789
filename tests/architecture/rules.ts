import { importsOf, layerOf, roomOf } from "./imports.ts";
import type { SourceFile } from "./source-files.ts";

/** A rule answers with what is wrong in one file, in words. */
export type Rule = (file: SourceFile) => string[];

const mayImport: Record<string, string[]> = {
  routes: ["routes", "domain", "platform", "ui"],
  domain: ["domain", "platform", "ui"],
  platform: ["platform", "prisma"],
  ui: ["ui"],
};

const isTest = /\.test\.tsx?$/;

/** Imports run one way; what is not written above is refused. */
export const layers: Rule = (file) => {
  const allowed = mayImport[layerOf(file.path)];
  if (!allowed) return [];
  return importsOf(file)
    .map(({ target }) => target)
    .filter((target) => /^(app|prisma|tests)\//.test(target) && !allowed.includes(layerOf(target)))
    .filter((target) => !(isTest.test(file.path) && target.startsWith("tests/support/")))
    .map((target) => `may not import ${target}`);
};

const rooms = [
  "identity",
  "partners",
  "catalog",
  "customers",
  "programs",
  "deals",
  "demand",
  "inventory",
  "revenue",
  "accounts",
  "exchange",
  "privacy",
];

/** A room uses the rooms before it. A need that runs the other way is a job. */
export const roomOrder: Rule = (file) => {
  const room = roomOf(file.path);
  if (!room) return [];
  const place = rooms.indexOf(room);
  if (place < 0) return [`is in ${room}, a room the design does not name`];
  return importsOf(file)
    .filter(({ target }) => rooms.indexOf(roomOf(target) ?? "") > place)
    .map(({ target }) => `is in ${room} and may not use ${target}`);
};

/** A room's store is its own: others go through its use cases and pure files. */
export const foreignStores: Rule = (file) =>
  importsOf(file)
    .filter(({ target }) => target.endsWith(".store.server.ts"))
    .filter(({ target }) => file.path.startsWith("app/") && roomOf(file.path) !== roomOf(target))
    .map(({ target }) => `reaches into ${target}`);

const unscopedClients = ["app/platform/db/client.server.ts", "app/platform/db/packet.server.ts"];
const knowsTheClient =
  /^(app\/platform\/|app\/domain\/identity\/|app\/routes\/lifecycle\.server\.ts$)/;

/** Rooms see rows through withScope() and withReadScope(), and in no other way. */
export const unscopedQueries: Rule = (file) =>
  file.path.startsWith("app/") &&
  !knowsTheClient.test(file.path) &&
  importsOf(file).some(({ target, typeOnly }) => unscopedClients.includes(target) && !typeOnly)
    ? ["uses the unscoped client"]
    : [];

const wordless = /^app\/(ui|domain\/[^/]+\/ui)\//;

/** What the browser loads may name a server file's types and nothing else of it. */
export const serverCodeInUi: Rule = (file) =>
  !wordless.test(file.path) || isTest.test(file.path)
    ? []
    : importsOf(file)
        .filter(({ target, typeOnly }) => /\.server\.tsx?$/.test(target) && !typeOnly)
        .map(({ target }) => `brings ${target} to the browser`);

const mostLines = 300;

export const fileLength: Rule = ({ text }) => {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > mostLines ? [`has ${lines} lines, more than ${mostLines}`] : [];
};

const readsEnvironment = /^app\/platform\/(env\.server\.ts$|run\/)/;

/** The environment is parsed once. */
export const environment: Rule = ({ path, text }) =>
  path.startsWith("app/") && !readsEnvironment.test(path) && text.includes("process.env")
    ? ["reads process.env instead of env.server.ts"]
    : [];

/** A name says what is inside. */
export const fileNames: Rule = ({ path }) => {
  const name = path.split("/").at(-1) ?? "";
  if (/^(utils?|helpers?|index|common|misc)\.|manager/i.test(name))
    return ["has a name for anything"];
  // An address may have a parameter in it, written as in code.
  return /[A-Z]/.test(name.replace(/\$\w+/g, "")) ? ["is not in kebab-case"] : [];
};

const designed = [
  ...["app", "prisma", "public", "tests"],
  ...["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"],
  ...["README.md", "LICENSE"],
];

/** Names at the top of the repository that the design does not have. */
export const strangersAtTheTop = (names: string[]): string[] =>
  names.filter((name) => !designed.includes(name));
