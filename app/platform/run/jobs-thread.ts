import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import type { Counted } from "./metrics.ts";

export type JobsThread = {
  /** Resolves with why, once it is gone. */
  ended: Promise<Error>;
  /** What it has counted, as it last said. */
  counted(): Promise<Counted>;
  /** Has it finish what it can and end. */
  stop(): Promise<void>;
};

type Said = "working" | "alive" | { metrics: Counted };

/** Longer than a job is given to come to its own end. */
const PATIENCE_MS = 15_000;
const BEAT_MS = 5_000;
/** No job keeps its thread from answering for a second; one that does so for a minute never ends. */
const MISSED_BEATS = 12;
/** Whoever asks for figures does not wait for a thread that does not answer. */
const FIGURES_MS = 1_000;

/** Begins the thread; resolves once it works. */
export async function beginThread(bundle: string, beatMs = BEAT_MS): Promise<JobsThread> {
  const script = new URL("./jobs-thread.mjs", import.meta.url);
  const thread = new Worker(script, { workerData: { serverBundle: bundle } });
  let reason: Error | undefined;
  thread.once("error", (error) => {
    reason = error instanceof Error ? error : new Error(String(error));
  });
  const ended = new Promise<Error>((done) => {
    thread.once("exit", () => done(reason ?? new Error("It ended without a word")));
  });
  // A failure before it works is told to whoever begins it.
  await Promise.race([once(thread, "message"), ended.then((error) => Promise.reject(error))]);

  let missed = 0;
  let figures: Counted = [];
  let told = () => {};
  thread.on("message", (said: Said) => {
    missed = 0;
    if (typeof said === "string") return;
    figures = said.metrics;
    told();
  });
  const beat = setInterval(() => {
    missed += 1;
    if (missed > MISSED_BEATS) {
      reason ??= new Error("It did not answer for a minute");
      void thread.terminate();
    } else thread.postMessage("alive?");
  }, beatMs);
  beat.unref();
  void ended.then(() => clearInterval(beat));

  return {
    ended,
    counted: async () => {
      const answered = new Promise<void>((done) => {
        told = done;
      });
      thread.postMessage("metrics");
      await Promise.race([answered, ended, pause(FIGURES_MS, undefined, { ref: false })]);
      return figures;
    },
    stop: async () => {
      thread.postMessage("stop");
      await Promise.race([ended, pause(PATIENCE_MS, undefined, { ref: false })]);
      await thread.terminate();
    },
  };
}
