import type { CsvRead } from "#app/domain/demand/csv-text.ts";
import { looksLikeX12 } from "#app/platform/x12/x12-beginning.ts";

import { openX12 } from "./open-x12.ts";

/** The rows of a forecast that came as an 830; undefined for a file of another kind. */
export async function forecastRows(content: Uint8Array): Promise<CsvRead | undefined> {
  if (!looksLikeX12(content)) return undefined;
  const file = await openX12(() => whole(content), "forecast");
  if (!file.ok) return { ok: false, words: file.problem };
  const rows = [];
  for await (const { rowNo, raw, cells } of file.records) rows.push({ rowNo, raw, cells });
  return { ok: true, rows };
}

async function* whole(content: Uint8Array) {
  yield content;
}
