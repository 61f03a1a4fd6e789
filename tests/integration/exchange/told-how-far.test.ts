import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";

import { setRule } from "#app/domain/exchange/life/intake-setting.server.ts";
import { readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { ReadingProgress } from "#app/domain/exchange/reading-progress.server.ts";
import { type StepName, steps } from "#app/domain/exchange/submission.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld } from "#tests/support/world.ts";

import { barrierAt, type Place } from "./barrier.ts";
import { pos, submissionOf } from "./hand-over.ts";
import { handedOver } from "./without-a-job.ts";

const rows = (count: number, quantity: number) =>
  Array.from(
    { length: count },
    (_, nth) =>
      `N-${nth},2026-07-10,HI-4210,${quantity},890.50,Ada,C ${nth % 9},c${nth % 9}.example`,
  );

/** As if each step took so long that how far it is was told. */
const everyStepIsLong = () =>
  vi.spyOn(ReadingProgress.prototype, "tell").mockImplementation(function (this: ReadingProgress) {
    return this.write();
  });
afterEach(() => vi.restoreAllMocks());

/** Where the file is held, and what its page shows there. */
const shown: [Place, "reading" | "checked", StepName | null][] = [
  ["while it is copied", "reading", null],
  ["while its refused rows are kept", "reading", "aside"],
  ["while lines are replaced", "checked", "customers"],
  ["while lines are added", "checked", "apply"],
  ["when it is done", "checked", "finish"],
];

test("at each step of a file its page shows that step, however often it is left and opened again", async () => {
  const { vendorId, north, steward, system } = await aWorld();
  await withScope(system, (tx) =>
    setRule(tx, steward, { partnerId: north.partnerId, kind: "pos" }, "good_rows"),
  );
  const world = { north };
  const first = await handedOver(world, pos(...rows(20, 1)));
  await readSubmission.run({ vendorId, submissionId: first });
  everyStepIsLong();
  const mistake = "N-99,2026-07-10,HI-0000,1,890.50,Ada,Nobody,nobody.example";

  for (const [nth, [place, status, step]] of shown.entries()) {
    const submissionId = await handedOver(world, pos(...rows(21 + nth, 2 + nth), mistake));
    const barrier = await barrierAt(place, vendorId);
    const reading = readSubmission.run({ vendorId, submissionId });
    await barrier.reached();
    const page = async () => (await readSubmissionPage(north, submissionId, {}))?.submission;

    const before = await page();
    expect(before, place).toMatchObject({ status, step: step && steps[step] });
    expect(await page(), place).toEqual(before);

    await barrier.lift();
    await reading;
    expect(await page(), place).toMatchObject({ status: "applied", step: null });
  }
});

test("what is told of the way gives way to who holds the row, and is told the next time", async () => {
  const { vendorId, north } = await aWorld();
  const id = await handedOver({ north }, pos(...rows(3, 1)));
  const told = async () => (await submissionOf(vendorId, id)).rowsRead;
  const progress = new ReadingProgress(vendorId, id);
  progress.rows = 7;
  const holder = new pg.Client(process.env.OWNER_DATABASE_URL);
  await holder.connect();
  await holder.query("begin");
  await holder.query("select from tributary.submission where id = $1 for update", [id]);

  await progress.write();
  expect(await told()).toBe(0);

  await holder.end();
  await progress.write();
  expect(await told()).toBe(7);
});
