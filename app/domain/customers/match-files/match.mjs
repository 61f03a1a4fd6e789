import { bootstrap } from "../../../platform/run/bootstrap.mjs";
import { invokedFrom } from "../../../platform/run/invoked-from.mjs";

await bootstrap("./run-to-end.ts");
const { runToEnd } = await import("../../../platform/run/run-to-end.ts");
const { matchCommand } = await import("./match-command.ts");
await runToEnd(() => matchCommand(process.argv.slice(2), invokedFrom), { keepsRunning: false });
