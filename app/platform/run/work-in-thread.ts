import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";

import { log } from "#app/platform/log.server.ts";

import { serverBundle } from "./build-app.ts";
import { beginThread, type JobsThread } from "./jobs-thread.ts";
import { addsUpWith } from "./metrics.ts";
import { OperatorError } from "./operator-error.ts";
import { beforeExit } from "./run-to-end.ts";

/** Before it is begun anew for the first time; then twice as long each time. */
const PAUSE_MS = 2_000;
/** So many ends in so short a time are no accident any more. */
const MOST_ENDS = 5;
const WITHIN_MS = 10 * 60_000;

/**
 * Runs jobs in a thread of their own, so that pages are answered while a file is read. A thread that ends or hangs is
 * begun anew, and pages go on; its jobs are given back to the queue as those of any dead worker. One that ends again and
 * again ends the process, so that whoever watches over that hears of it.
 */
export async function workInThread(): Promise<void> {
  const begin = () => beginThread(pathToFileURL(serverBundle).href);
  // Until it works for the first time, its failure is told here.
  let thread = await begin();
  addsUpWith(() => thread.counted());
  const asked = new AbortController();
  const going = (async () => {
    const ends: number[] = [];
    for (;;) {
      const why = await thread.ended;
      if (asked.signal.aborted) return;
      ends.push(performance.now());
      const recent = ends.filter((end) => performance.now() - end < WITHIN_MS).length;
      log.error(
        { err: why },
        `the thread that runs jobs has ended, and is begun anew: ${why.message}`,
      );
      if (recent >= MOST_ENDS) throw givenUp(why);
      await pause(PAUSE_MS * 2 ** (recent - 1), undefined, { signal: asked.signal }).catch(
        () => {},
      );
      if (asked.signal.aborted) return;
      thread = await begin().catch(stillborn);
      if (asked.signal.aborted) return thread.stop();
    }
  })();
  await beforeExit(async () => {
    asked.abort();
    addsUpWith(async () => []);
    await thread.stop();
    // Why it was given up has been said by then.
    await going.catch(() => {});
  });
}

const givenUp = ({ message }: Error) =>
  new OperatorError(
    `The thread that runs jobs ended ${MOST_ENDS} times within ten minutes, the last time: ${message}. This process ends with it`,
  );

/** One that did not come to work has ended as well. */
const stillborn = (error: Error): JobsThread => ({
  ended: Promise.resolve(error),
  counted: async () => [],
  stop: async () => {},
});
