import { expect, test } from "vitest";

import { beginThread } from "./jobs-thread.ts";

/** A bundle whose jobs do this, once they have begun. */
const bundleThat = (does: string) =>
  `data:text/javascript,${encodeURIComponent(
    `export const entry = { module: {
      startWorker: async () => { setTimeout(() => { ${does} }, 5); return { stop: async () => {} }; },
      shutdown: async () => {},
    } };`,
  )}`;

test("a thread that hangs is ended, and says so", async () => {
  const thread = await beginThread(bundleThat("for (;;);"), 5);
  expect((await thread.ended).message).toBe("It did not answer for a minute");
  expect(await thread.counted()).toEqual([]);
});

test("a thread that fails says with what", async () => {
  const thread = await beginThread(bundleThat('throw new Error("out of luck")'));
  expect((await thread.ended).message).toBe("out of luck");
  const stillborn = beginThread("data:text/javascript,throw new Error('no bundle')");
  await expect(stillborn).rejects.toThrow("no bundle");
});

test("a thread that is asked to stop ends", async () => {
  const thread = await beginThread(bundleThat(""));
  expect(Array.isArray(await thread.counted())).toBe(true);
  await thread.stop();
  await thread.ended;
});
