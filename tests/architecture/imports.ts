import path from "node:path";

import type { SourceFile } from "./source-files.ts";

export type Import = {
  /** Path from the repository's top, or a package's name. */
  target: string;
  /** Gone when the program runs. */
  typeOnly: boolean;
};

const statements = [
  /\b(?:import|export)\s+(?<type>type\s)?(?:[^"';]*?\sfrom\s+)?"(?<target>[^"]+)"/g,
  /\bimport\s*\(\s*"(?<target>[^"]+)"/g,
];

export function importsOf(file: SourceFile): Import[] {
  return statements.flatMap((statement) =>
    [...file.text.matchAll(statement)].map(({ groups }) => ({
      target: resolve(groups?.target ?? "", file.path),
      typeOnly: Boolean(groups?.type),
    })),
  );
}

function resolve(target: string, from: string): string {
  if (target.startsWith("#")) return target.slice(1);
  return target.startsWith(".") ? path.posix.join(path.posix.dirname(from), target) : target;
}

/** routes, domain, platform or ui; files at the top of app/ belong to the routes. */
export function layerOf(file: string): string {
  const [top = "", second = "", ...rest] = file.split("/");
  if (top !== "app") return top;
  return rest.length > 0 ? second : "routes";
}

export function roomOf(file: string): string | undefined {
  const [top, layer, room, ...rest] = file.split("/");
  return top === "app" && layer === "domain" && rest.length > 0 ? room : undefined;
}
