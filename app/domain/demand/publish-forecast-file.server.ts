import { partsAsWritten } from "#app/domain/catalog/part-aliases.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { storeFile } from "#app/platform/files/file-store.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { CsvRead } from "./csv-text.ts";
import { findTakenFile, insertRefusedFile } from "./forecast-file.store.server.ts";
import type { SentFile } from "./forecast-file.ts";
import { currentMonth } from "./month.ts";
import { publishForecast } from "./publish-forecast.server.ts";
import { readForecastFile, readForecastRows } from "./read-forecast-file.ts";

export const MAX_FILE_BYTES = 2_000_000;

export type FilePublishing = {
  outcome: "published" | "refused" | "taken-before";
  submissionId: string;
};

type ArrivedFile = {
  fileName: string;
  content: Uint8Array;
  /** Its rows, where it is no table that this room reads itself. */
  table?: CsvRead;
};

/**
 * Publishes a forecast from a file: the whole of it or, where any row is wrong, nothing, with everything that is
 * wrong kept to be read. The bytes are kept either way.
 */
export async function publishForecastFile(
  actor: PartnerActor,
  { fileName, content, table }: ArrivedFile,
  at: Date,
): Promise<FilePublishing> {
  const { sha256, bytes } = await storeFile(actor.vendorId, toStream(content), MAX_FILE_BYTES);
  const { before, ground } = await withScope(actor, async (tx) => ({
    before: await findTakenFile(tx, actor.partnerId, sha256),
    ground: {
      parts: await partsAsWritten(tx, actor.partnerId),
      first: currentMonth(at, (await findVendor(tx)).timeZone),
      unknownPart:
        actor.partnerKind === "supplier"
          ? "is not among the parts you supply"
          : "is not in the catalogue",
    },
  }));
  if (before) return { outcome: "taken-before", submissionId: before.id };

  const read = table ? readForecastRows(table, ground) : readForecastFile(content, ground);
  const file: SentFile = {
    submissionId: newId(),
    fileName,
    bytes,
    sha256,
    header: read.header,
    rows: read.ok ? read.rows : [],
  };
  const { submissionId } = file;
  const wrong = file.rows.filter((row) => row.errors.length > 0).length;
  const refuse = async (problem: string): Promise<FilePublishing> => {
    await withScope(actor, (tx) => insertRefusedFile(tx, actor, file, problem, at));
    return { outcome: "refused", submissionId };
  };
  if (!read.ok) return refuse(read.words);
  if (wrong > 0) {
    return refuse(`${wrong} of ${file.rows.length} rows ${wrong === 1 ? "is" : "are"} wrong`);
  }
  const { lines, named } = read;
  const published = await publishForecast(actor, { id: newId(), lines, named, file }, at);
  if (published.ok) return { outcome: "published", submissionId };
  if (published.reason === "same-file") {
    const first = await withScope(actor, (tx) => findTakenFile(tx, actor.partnerId, sha256));
    if (first) return { outcome: "taken-before", submissionId: first.id };
  }
  return refuse("The catalogue changed while the file was read. Send it again");
}

async function* toStream(content: Uint8Array) {
  yield content;
}
