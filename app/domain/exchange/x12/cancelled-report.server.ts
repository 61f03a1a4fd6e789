import { type Actor, systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { readFileStream } from "#app/platform/files/file-store.server.ts";
import { BrokenX12 } from "#app/platform/x12/fault.ts";
import { readX12 } from "#app/platform/x12/read-x12.ts";
import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import type { Submission } from "../submission.ts";
import { purposes } from "./codes.ts";

/** In bytes: where the headings of a report's sets are, unless there are very many. */
const HEAD = 64 * 1024;
/** A report is cancelled soon after it was sent, or not by file. */
const LOOKED_AT = 60;

type Heading = { withdraws: boolean; sender: string; reference: string };
type Cancelling = Pick<Submission, "id" | "partnerId" | "kind" | "status" | "sha256">;

/**
 * What a refused file that cancels an earlier report means: the submission that holds the reports it names, and no
 * others. Nothing is taken back by a file; somebody who sees what that does says so on its page.
 */
export async function cancelledReport(
  { vendorId }: Actor,
  { id, partnerId, kind, status, sha256 }: Cancelling,
): Promise<{ id: string; fileName: string } | null> {
  if (status !== "refused") return null;
  const cancelling = (await headingsOf(vendorId, sha256)).filter(({ withdraws }) => withdraws);
  const wanted = new Set(cancelling.map(keyOf));
  if (wanted.size === 0) return null;
  // Files of the same sender, whom the reader of this one may see.
  const earlier = await withScope(systemActor(vendorId), (tx) =>
    tx.submission.findMany({
      where: {
        vendorId,
        partnerId,
        kind,
        status: "applied",
        id: { not: id },
        controls: { some: {} },
      },
      orderBy: { createdAt: "desc" },
      take: LOOKED_AT,
      select: { id: true, fileName: true, sha256: true },
    }),
  );
  for (const { sha256: kept, ...submission } of earlier) {
    const headings = await headingsOf(vendorId, kept);
    if (headings.length > 0 && headings.every((heading) => wanted.has(keyOf(heading)))) {
      return submission;
    }
  }
  return null;
}

const keyOf = ({ sender, reference }: Heading) => JSON.stringify([sender, reference]);

/** The reports that a kept file begins with, by who sends them and what they call them. */
async function headingsOf(vendorId: number, sha256: string): Promise<Heading[]> {
  const headings: Heading[] = [];
  let sender = "";
  const take = (segment: Segment) => {
    const [name] = segment.elements;
    if (name === "GS") sender = elementOf(segment, 2);
    const place = name === "BPT" ? 2 : name === "BIA" ? 3 : null;
    if (place === null) return;
    const withdraws = purposes[elementOf(segment, 1)] === "withdraw";
    headings.push({ withdraws, sender, reference: elementOf(segment, place) });
  };
  try {
    const { batches } = readX12(readFileStream(vendorId, sha256, HEAD));
    for await (const segments of batches) segments.forEach(take);
  } catch (error) {
    if (!(error instanceof BrokenX12)) throw error;
  }
  return headings;
}
