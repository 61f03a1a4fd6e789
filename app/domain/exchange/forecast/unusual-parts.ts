import type { ExpectedPart } from "./expected-part.ts";

/** A part is said to jump when its figures do by this many times, and by this many units. */
const TIMES = 3;
const UNITS = 20;
const SHOWN = 3;

const count = (units: number) => units.toLocaleString("en-GB");

/** How far a part's figures are from those in force, over the months that both speak of; null where they are near. */
export function jumpOf({ partNo, before, after }: ExpectedPart): string | null {
  let [was, is] = [0, 0];
  for (const [month, quantity] of after) {
    const former = before.get(month);
    if (former === undefined) continue;
    was += former;
    is += quantity;
  }
  const far = is > was * TIMES || is * TIMES < was;
  if (!far || Math.abs(is - was) <= UNITS) return null;
  return `${partNo}: ${count(is)} units in the months that said ${count(was)}`;
}

export function unusualParts(jumps: readonly string[]): string[] {
  const rest = jumps.length - SHOWN;
  const more = rest > 0 ? [`${rest} more ${rest === 1 ? "part" : "parts"} as unusual`] : [];
  return [...jumps.slice(0, SHOWN), ...more];
}
