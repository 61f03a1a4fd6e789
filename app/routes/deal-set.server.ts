import type { DealSetList } from "#app/domain/deals/pipeline/deal-set.ts";
import { pageOfSet } from "#app/domain/deals/pipeline/list-set.server.ts";
import { pipelineFrame } from "#app/domain/deals/pipeline/pipeline-view.server.ts";
import { setFileColumns } from "#app/domain/deals/ui/lists/deal-file-columns.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

const BATCH = 2_000;

/** Every deal of a set as a file, whoever asks getting what it may count. */
export async function exportSet(request: Request, actor: Actor, set: DealSetList, now: Date) {
  const { clock, currency } = await pipelineFrame(actor, set, now);
  const batches = inBatches(async (place: string | null) => {
    const from = { ...set, after: place ?? undefined, before: undefined };
    const { deals, after } = await withReadScope(actor, (tx) =>
      pageOfSet(tx, actor, from, currency, clock, BATCH),
    );
    return { rows: deals, next: after };
  });
  return exportFile(request, clock.today, { name: "deals", columns: setFileColumns, batches });
}
