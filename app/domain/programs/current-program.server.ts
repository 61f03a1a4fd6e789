import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { ProgramRules } from "./program-rules.ts";

export type CurrentProgram = {
  programVersionId: string;
  name: string;
  version: number;
  rules: ProgramRules;
};

/** The version of the vendor's programme in force at that instant. Every vendor has one. */
export async function currentProgram(tx: ScopedTx, at: Date): Promise<CurrentProgram> {
  const row = await tx.programVersion.findFirstOrThrow({
    where: { vendorId: tx.vendorId, validFrom: { lte: at } },
    orderBy: [{ validFrom: "desc" }, { version: "desc" }, { id: "desc" }],
    select: { id: true, version: true, rules: true, program: { select: { name: true } } },
  });
  return {
    programVersionId: row.id,
    name: row.program.name,
    version: row.version,
    rules: ProgramRules.parse(row.rules),
  };
}
