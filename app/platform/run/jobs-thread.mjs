import { parentPort, workerData } from "node:worker_threads";

import prometheus from "prom-client";

// What runs in the thread that work-in-thread.ts begins. Plain JavaScript: whatever translates TypeScript would be a
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

async function stop() {
  await worker.stop();
  await lifecycle.shutdown();
  parentPort.close();
}

parentPort.on("message", (asked) => {
  if (asked === "stop") return void stop();
  counted().then((metrics) => parentPort.postMessage({ metrics }));
});
parentPort.postMessage("working");
