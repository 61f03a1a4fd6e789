import { buildIfStale } from "./build-app.ts";
import { runToEnd } from "./run-to-end.ts";

await runToEnd(buildIfStale, { keepsRunning: false });
