import type { Bench, Found } from "../entries.ts";
import { inProcess } from "../in-process.ts";
import { fiveInserts } from "./deal-create.ts";

/** A registration as a use case, without HTTP and pages, beside the rows that it adds in one transaction. */
export async function dealSubmit(bench: Bench): Promise<Found[]> {
  const found = await inProcess(bench, "submit");
  const limit = await fiveInserts(bench);
  return [
    { name: "deal-submit p50", value: found.p50, unit: "ms", limit: limit.p50 },
    { name: "deal-submit p95", value: found.p95, unit: "ms", limit: limit.p95 },
  ];
}
