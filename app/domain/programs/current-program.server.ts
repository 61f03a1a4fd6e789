import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type OfferedProgram, usualOf } from "./choose-program.ts";
import { ProgramRules } from "./program-rules.ts";

export type CurrentProgram = OfferedProgram;

type Row = {
  programId: string;
  programVersionId: string;
  name: string;
  version: number;
  rules: unknown;
};

/** The vendor's open programmes in their order, each as its version in force at that instant. */
export async function openPrograms(tx: ScopedTx, at: Date): Promise<OfferedProgram[]> {
  const { vendorId } = tx;
  const rows = await tx.query<Row>(Prisma.sql`
    select p.id as "programId", v.id as "programVersionId", p.name, v.version, v.rules
      from (select distinct on (program_id) program_id, id, version, rules
              from program_version
             where vendor_id = ${vendorId}::int and valid_from <= ${at}::timestamptz
             order by program_id, valid_from desc, version desc) v
      join program p on p.vendor_id = ${vendorId}::int and p.id = v.program_id
     where p.closed_at is null or p.closed_at > ${at}::timestamptz
     order by p.rank, p.name, p.id`);
  return rows.map((row) => ({ ...row, rules: ProgramRules.parse(row.rules) }));
}

/** The programme that says what is usual. Every vendor has one. */
export async function currentProgram(tx: ScopedTx, at: Date): Promise<CurrentProgram> {
  const usual = usualOf(await openPrograms(tx, at));
  if (!usual) throw new Error("The vendor has no programme in force");
  return usual;
}
