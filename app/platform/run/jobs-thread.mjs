import { parentPort, workerData } from "node:worker_threads";

import prometheus from "prom-client";

// What runs in the thread that jobs-thread.ts begins. Plain JavaScript: whatever translates TypeScript would be a
// further thread of its own, with more memory than all jobs.

/** @type {import("./server-bundle.ts").Lifecycle} */
const lifecycle = (await import(workerData.serverBundle)).entry.module;
const worker = await lifecycle.startWorker();

/** What this thread has counted. What is looked up in the database is the same for all, and asked elsewhere. */
async function counted() {
  const { register } = prometheus;
  const added = register.getMetricsAsArray().filter(({ aggregator }) => aggregator === "sum");
  return Promise.all(added.map(({ name }) => register.getSingleMetric(name).get()));
}

/** A job that was handed back may still hold a connection, which nobody waits for: it ends with the thread. */
async function stop() {
  await worker.stop();
  const late = new Promise((done) => setTimeout(done, 1_000));
  await Promise.race([lifecycle.shutdown(), late]);
  process.exit();
}

parentPort.on("message", (asked) => {
  if (asked === "stop") return void stop();
  if (asked === "alive?") return parentPort.postMessage("alive");
  counted().then((metrics) => parentPort.postMessage({ metrics }));
});
parentPort.postMessage("working");
