import { type CheckedRow, fileChecker } from "#app/domain/exchange/check-file.ts";
import { headOf } from "#app/domain/exchange/file-head.ts";
import { contextOf } from "#app/domain/exchange/load-context.server.ts";
import type { FileLayout } from "#app/domain/exchange/submission.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { storeFile } from "#app/platform/files/file-store.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { openTable } from "#app/platform/tables/open-table.ts";

import type { DemoFile } from "./files.ts";

/** A file as the reader understood it, ready to be applied. */
export type ReadFile = {
  id: string;
  file: DemoFile;
  partnerId: string | null;
  sha256: string;
  layout: FileLayout | null;
  rows: CheckedRow[];
  problem: string | null;
};

type House = { vendorId: number; timeZone: string; partnerIds: ReadonlyMap<string, string> };
type Context = Awaited<ReturnType<typeof contextOf>>;

/** Reads files as the job does, row by row and with its checks; what they are checked against is asked for once. */
export class FileReader {
  private readonly contexts = new Map<string, Promise<Context>>();

  constructor(private readonly house: House) {}

  async read(file: DemoFile): Promise<ReadFile> {
    const { vendorId, timeZone, partnerIds } = this.house;
    const partnerId = file.partner === null ? null : (partnerIds.get(file.partner) ?? null);
    const { sha256 } = await storeFile(vendorId, chunks(file.content), file.content.length);
    const read = { id: newId(), file, partnerId, sha256, layout: null, rows: [] };
    const table = await openTable(() => chunks(file.content), { fileName: file.name });
    if (!table.ok) return { ...read, problem: table.problem };
    const context = await this.contextFor(file, partnerId);
    const head = await headOf(table.batches, context.columns);
    if (!head.ok) return { ...read, problem: head.problem };
    const { header, rest } = head;
    const { rowNo: headerRow, cells, at } = header;
    const { encoding, delimiter, conventions } = table.found;
    const today = localDay(file.at, timeZone);
    const check = fileChecker({ ...context, today, header, conventions });
    const rows: CheckedRow[] = [];
    for await (const records of rest) {
      rows.push(...records.flatMap((record) => check(record) ?? []));
    }
    return {
      ...read,
      rows,
      layout: { encoding, delimiter, headerRow, cells, at: { ...at } as Record<string, number> },
      problem: null,
    };
  }

  private contextFor({ kind, at }: DemoFile, partnerId: string | null): Promise<Context> {
    const key = `${kind} ${partnerId}`;
    const context =
      this.contexts.get(key) ?? contextOf(this.house.vendorId, { kind, partnerId }, at);
    this.contexts.set(key, context);
    return context;
  }
}

async function* chunks(content: Buffer) {
  yield content;
}
