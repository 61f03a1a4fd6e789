import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type SourceFile = { path: string; text: string };

const root = path.resolve(import.meta.dirname, "../..");
const isSource = /\.(tsx?|mjs|css)$/;

/** Every source file of the project that people write. */
export function sourceFiles(): SourceFile[] {
  return ["app", "prisma", "tests"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.split(path.sep).join("/")}`)
      .filter((name) => isSource.test(name) && !name.includes("/generated/"))
      .map((name) => ({ path: name, text: readFileSync(path.join(root, name), "utf8") })),
  );
}

/** What lies at the top of the repository, without what the commands leave there. */
export function topLevelNames(): string[] {
  const left = ["node_modules", "build", "test-results", "playwright-report"];
  return readdirSync(root).filter((name) => !name.startsWith(".") && !left.includes(name));
}
