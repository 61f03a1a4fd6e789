import { onTestFinished } from "vitest";

import { aReceiver } from "./hook-receiver.ts";

/** A receiver of webhooks that is there as long as the test that asks for it. */
export async function receiver(answer?: Parameters<typeof aReceiver>[0]) {
  const made = await aReceiver(answer);
  onTestFinished(made.close);
  return made;
}
