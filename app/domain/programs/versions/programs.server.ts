import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { editionOf } from "#app/platform/edition.server.ts";

import { ProgramRules, rulesToJson } from "../program-rules.ts";

export type ProgramVersion = {
  id: string;
  version: number;
  rules: ProgramRules;
  validFrom: Date;
  publishedAt: Date | null;
  publishedBy: string | null;
  note: string | null;
};

export type ProgramDraft = { rules: ProgramRules; editedBy: string; updatedAt: Date };

/** A programme as an administrator sees it. */
export type ProgramRecord = {
  id: string;
  name: string;
  closedAt: Date | null;
  /** The newest first. */
  versions: ProgramVersion[];
  /** The version that new deals get; null before the first begins. */
  inForce: ProgramVersion | null;
  draft: ProgramDraft | null;
};

const columns = {
  id: true,
  name: true,
  closedAt: true,
  draft: { select: { rules: true, editedBy: true, updatedAt: true } },
  versions: {
    orderBy: [{ validFrom: "desc" }, { version: "desc" }],
    select: {
      id: true,
      version: true,
      rules: true,
      validFrom: true,
      publishedAt: true,
      publishedBy: true,
      note: true,
    },
  },
} satisfies Prisma.ProgramSelect;

/** The vendor's programmes in the order in which they are tried. Vendor's scope. */
export async function listPrograms(tx: ScopedTx, now: Date): Promise<ProgramRecord[]> {
  const rows = await tx.program.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: [{ rank: "asc" }, { name: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(({ draft, versions, ...row }) => {
    const all = versions.map((each) => ({ ...each, rules: ProgramRules.parse(each.rules) }));
    return {
      ...row,
      versions: all,
      inForce: all.find(({ validFrom }) => validFrom <= now) ?? null,
      draft: draft && { ...draft, rules: ProgramRules.parse(draft.rules) },
    };
  });
}

export async function findProgram(
  tx: ScopedTx,
  id: string,
  now: Date,
): Promise<ProgramRecord | null> {
  return (await listPrograms(tx, now)).find((program) => program.id === id) ?? null;
}

/** The same, held until the transaction ends: of two who save or publish at once, the second sees what the first did. */
export async function lockProgram(
  tx: ScopedTx,
  id: string,
  now: Date,
): Promise<ProgramRecord | null> {
  const { vendorId } = tx;
  await tx.$queryRaw`select 1 from program
    where vendor_id = ${vendorId}::int and id = ${id}::uuid for update`;
  return findProgram(tx, id, now);
}

/** The rules that the form begins with: the draft's, else those of the newest version. */
export const rulesToEdit = ({ draft, versions }: Pick<ProgramRecord, "draft" | "versions">) =>
  draft?.rules ?? versions[0]?.rules ?? ProgramRules.parse({});

export const rulesEdition = (rules: ProgramRules): string =>
  editionOf({ rules: JSON.stringify(rulesToJson(rules)) });
