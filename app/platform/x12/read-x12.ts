import { setImmediate as breathe } from "node:timers/promises";

import { EnvelopeReader } from "./envelope.ts";
import type { Segment } from "./segment.ts";
import { X12Tokenizer } from "./tokenizer.ts";

export type X12Reading = {
  envelopes: EnvelopeReader;
  tokenizer: X12Tokenizer;
  /** The segments in their order, many at a time, each with the transaction set that it stands in. */
  batches: AsyncGenerator<Segment[]>;
};

/** Segments after which others get their turn. */
const AT_A_STRETCH = 2_000;

/** Reads and checks the envelopes of a file as it comes. `batches` throws BrokenX12 where it cannot go on. */
export function readX12(chunks: AsyncIterable<Uint8Array>): X12Reading {
  const tokenizer = new X12Tokenizer();
  const envelopes = new EnvelopeReader();
  return { tokenizer, envelopes, batches: placed(chunks, tokenizer, envelopes) };
}

async function* placed(
  chunks: AsyncIterable<Uint8Array>,
  tokenizer: X12Tokenizer,
  envelopes: EnvelopeReader,
): AsyncGenerator<Segment[]> {
  let since = 0;
  const take = (segments: Segment[]) => {
    const { faults } = tokenizer;
    let told = 0;
    for (const segment of segments) {
      envelopes.take(segment);
      // While its envelope is open, or nobody is told which one it was.
      for (; faults[told]?.segment === segment; told += 1) reportCut(faults[told], envelopes);
    }
    for (; told < faults.length; told += 1) reportCut(faults[told], envelopes);
    tokenizer.faults = [];
    since += segments.length;
    return segments;
  };
  for await (const chunk of chunks) {
    for (const segments of tokenizer.push(chunk)) {
      yield take(segments);
      if (since < AT_A_STRETCH) continue;
      since = 0;
      await breathe();
    }
  }
  for (const segments of tokenizer.end()) yield take(segments);
  envelopes.end();
}

/** What is wrong with how a segment is written is told where it stands. */
function reportCut(fault: X12Tokenizer["faults"][number] | undefined, envelopes: EnvelopeReader) {
  if (!fault) return;
  const { segment, element, value, what } = fault;
  const id = segment.elements[0] ?? "";
  const codes = segment.set
    ? { segment: { code: "8", no: segment.setNo, id }, element: "6" }
    : { interchange: "022" };
  envelopes.add(segment, "refused", { element, value, what, codes });
}
