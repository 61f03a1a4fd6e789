import { readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { handOver, keepFile } from "#app/domain/exchange/receive-file.server.ts";
import { asOf } from "#app/platform/clock.server.ts";

import type { Cast } from "./actors.ts";
import type { DemoFile } from "./files.ts";
import { vendor } from "./vendor.ts";

const { vendorId } = vendor;

/** One after the other, in the order in which they came. */
export async function loadFiles(files: readonly DemoFile[], cast: Cast) {
  for (const file of files) await handOverFile(file, cast);
}

/** Hands a file over as its sender would, and reads it as the job would. Answers which submission it became. */
export async function handOverFile(
  { name, kind, sender, partner, at, content }: DemoFile,
  cast: Cast,
): Promise<string> {
  const actor = partner === null ? cast.vendor(sender) : cast.partner(sender);
  return asOf(at, async () => {
    const kept = await keepFile(actor, oneChunk(content));
    if (kept === "too-large") throw new Error(`${name} is too large`);
    const received = await handOver(actor, kind, { ...kept, name }, at);
    if (!received.ok) throw new Error(`${name} was not taken: ${received.reason}`);
    const { submissionId } = received;
    await asOf(new Date(at.getTime() + 4_000), () =>
      readSubmission.run({ vendorId, submissionId }),
    );
    return submissionId;
  });
}

async function* oneChunk(content: Buffer) {
  yield content;
}
