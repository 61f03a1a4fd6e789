import { assertNode, installDependencies, root } from "../app/platform/run/dependencies.mjs";

assertNode();
process.chdir(root);
installDependencies();
const { register } = await import("tsx/esm/api");
register();
await import("./support/run-everything.ts");
