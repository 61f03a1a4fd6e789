import type { ForecastLine, ForecastPart } from "#app/domain/demand/forecast.ts";
import type { NamedBefore } from "#app/domain/demand/forecast-customers.server.ts";
import { FilePublication } from "#app/domain/demand/publish-figures.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { keepSame } from "../master/staged-records.store.server.ts";
import type { Submission } from "../submission.ts";
import { linesOfPart } from "./expected-part.ts";
import { expectedParts, groundOf, withPublisher } from "./expected-parts.server.ts";

const AT_ONCE = 2_000;

/** Publishes what the staged rows say, and keeps which of them said what was known. */
export async function applyForecast(
  tx: ScopedTx,
  submission: Submission,
  at: Date,
  told: (rows: number) => Promise<void>,
) {
  const file = withPublisher(submission);
  const { id: submissionId, partnerId, senderName: publisherName } = file;
  const ground = await groundOf(tx, file, at);
  const publication = await FilePublication.begin(
    tx,
    { submissionId, partnerId, publisherName },
    at,
  );
  let [lines, named, same]: [ForecastLine[], ForecastPart[], number[]] = [[], [], []];
  let onto: NamedBefore[] = [];
  let done = 0;
  const flush = async () => {
    await publication.add(lines, named, onto);
    if (same.length > 0) await keepSame(tx, submissionId, same);
    [lines, named, same, onto] = [[], [], [], []];
    await told(done);
  };
  for await (const part of expectedParts(tx, file, ground)) {
    lines.push(...linesOfPart(part));
    for (const each of part.named) named.push(each);
    if (part.onto?.named) {
      const { forecastId } = part.onto;
      onto.push({ productId: part.productId, forecastId, from: ground.horizon.first });
    }
    for (const { rowNo, verdict } of part.rows) if (verdict === "same") same.push(rowNo);
    done += part.rows.length;
    if (lines.length + named.length + same.length >= AT_ONCE) await flush();
  }
  await flush();
  await publication.end();
}
