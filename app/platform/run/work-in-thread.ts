import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

import { serverBundle } from "./build-app.ts";
import { addsUpWith, type Counted } from "./metrics.ts";
import { beforeExit } from "./run-to-end.ts";

/** Longer than a job is given to come to its own end. */
const PATIENCE_MS = 15_000;

/**
 * Runs jobs in a thread of their own, so that pages are answered while a file is read. It goes with the process, and
 * the process with it, as if they were one.
 */
export async function workInThread(): Promise<void> {
  const workerData = { serverBundle: pathToFileURL(serverBundle).href };
  const thread = new Worker(new URL("./jobs-thread.mjs", import.meta.url), { workerData });
  // Until it works its failure is told here; later nobody listens to it, and it ends the process as any other would.
  await once(thread, "message");
  let stopping = false;
  let ended = false;
  thread.once("exit", () => {
    ended = true;
    if (!stopping) throw new Error("The thread that runs jobs has ended");
  });
  addsUpWith(async () => {
    thread.postMessage("metrics");
    const [{ metrics }] = (await once(thread, "message")) as [{ metrics: Counted }];
    return metrics;
  });
  await beforeExit(async () => {
    stopping = true;
    addsUpWith(async () => []);
    if (ended) return;
    const end = once(thread, "exit");
    thread.postMessage("stop");
    await Promise.race([end, pause(PATIENCE_MS, undefined, { ref: false })]);
    await thread.terminate();
  });
}
