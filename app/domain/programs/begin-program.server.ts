import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { ProgramRules, rulesToJson } from "./program-rules.ts";

/** The programme that a new vendor begins with: the usual rules, in its own currency. */
export async function beginProgram(tx: ScopedTx, currency: string, validFrom: Date) {
  const { vendorId } = tx;
  const programId = newId();
  const rules = rulesToJson(ProgramRules.parse({ currency }));
  await tx.program.createMany({ data: [{ vendorId, id: programId, name: "Standard" }] });
  await tx.programVersion.createMany({
    data: [{ vendorId, id: newId(), programId, version: 1, rules, validFrom }],
  });
}
