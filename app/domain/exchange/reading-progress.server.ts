import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { waitedTooLong } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { readJob } from "./read-job.ts";
import { selectSubmission, updateSubmission } from "./submission.store.server.ts";
import { isRunning, type StepName, steps } from "./submission.ts";

const EVERY_MS = 400;
/** With more rows, a step may take longer than it may be silent. */
const MANY_ROWS = 20_000;
const PATIENCE_MS = 30_000;

/** When a reader that says nothing any more is given up: the more rows, the longer its steps take. */
export const givenUpAt = (at: Date, rows: number) =>
  new Date(at.getTime() + PATIENCE_MS + rows / 2);

export const secondReaderKey = (submissionId: string) => `${readJob.name}:${submissionId}:again`;

/** Has a reader look again later, as long as the file is not done with. */
export async function comeBack(vendorId: number, submissionId: string) {
  await withScope(systemActor(vendorId), async (tx) => {
    const submission = await selectSubmission(tx, submissionId);
    if (!submission || !isRunning(submission)) return;
    const key = secondReaderKey(submissionId);
    const runAt = givenUpAt(now(), submission.rowsRead);
    await enqueue(tx, readJob, { vendorId, submissionId }, { key, runAt });
  });
}

/**
 * Tells how far the work is, in transactions of its own, and keeps pushing a second reader into the future: it comes
 * only when this one has died. The queue itself would wait for hours.
 */
export class ReadingProgress {
  rows = 0;
  private step: StepName | null = null;
  /** Rows with which the step is done. */
  private done = 0;
  private bytes = 0;
  private told = 0;
  private beside: Promise<void> | null = null;

  constructor(
    private readonly vendorId: number,
    private readonly submissionId: string,
  ) {}

  /** Counts the bytes of the reading that is under way; a new one begins at nothing. */
  async *counting(chunks: AsyncIterable<Uint8Array>) {
    this.bytes = 0;
    for await (const chunk of chunks) {
      this.bytes += chunk.length;
      this.tellBeside();
      yield chunk;
    }
  }

  /** Begins with what is done to all rows that were read. */
  async begin(step: StepName) {
    this.step = step;
    this.done = 0;
    await (this.rows > MANY_ROWS ? this.write() : this.tell());
  }

  /** The step is done with the rows up to this one. */
  readonly reach = async (row: number) => {
    this.done = row;
    await this.tell();
  };

  /** Says so, unless it was said a moment ago. */
  async tell() {
    if (performance.now() - this.told > EVERY_MS) await this.write();
  }

  /** The same while rows go on being read. What keeps it from being said is heard of where it is written next. */
  tellBeside() {
    if (this.beside || performance.now() - this.told <= EVERY_MS) return;
    const saying = this.writeNow().then(() => {
      this.beside = null;
    });
    saying.catch(() => undefined);
    this.beside = saying;
  }

  /** Waits until nothing is being said: whoever ends the reading has the last word. */
  async said() {
    await this.beside?.catch(() => undefined);
  }

  async write() {
    await this.beside;
    await this.writeNow();
  }

  /**
   * The transaction that does the work waits for this one, which nothing in the database knows. Where a change of the
   * tables stands between the two, this one gives way and is told the next time.
   */
  private async writeNow() {
    await this.writeOrWait().catch((error: unknown) => {
      if (!waitedTooLong(error)) throw error;
    });
    this.told = performance.now();
  }

  private async writeOrWait() {
    const { vendorId, submissionId, rows, bytes, step, done } = this;
    const far = step ? { step: steps[step], rowsDone: done } : { rowsRead: rows, bytesRead: bytes };
    await withScope(systemActor(vendorId), async (tx) => {
      await tx.$executeRaw`select set_config('lock_timeout', '1s', true)`;
      await updateSubmission(tx, submissionId, far);
      const key = secondReaderKey(submissionId);
      const runAt = givenUpAt(now(), rows);
      await enqueue(tx, readJob, { vendorId, submissionId }, { key, runAt });
    });
  }
}
