import { existsSync } from "node:fs";
import { join } from "node:path";

import { assertNode, installDependencies, root } from "./dependencies.mjs";

/** A production machine with a finished build gets by without the packages that build and test. */
const needsTools = () =>
  process.env.NODE_ENV !== "production" || !existsSync(join(root, "build/server/index.js"));

/** Makes the project runnable, then runs a TypeScript module of it. */
export async function bootstrap(module, { development = needsTools() } = {}) {
  assertNode();
  process.chdir(root);
  installDependencies({ development });
  const { register } = await import("tsx/esm/api");
  register();
  await import(module);
}
