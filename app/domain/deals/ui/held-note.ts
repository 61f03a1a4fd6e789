import { localDay } from "#app/domain/programs/local-time.ts";
import { formatDay } from "#app/ui/format.ts";

import type { Taken } from "../overlap.ts";

/** What a partner may know of an overlap: which family, and until when. Never whose it is. */
export function heldNote(taken: readonly Taken[], timeZone: string): string | null {
  if (taken.length === 0) return null;
  return taken
    .map(
      ({ familyName, until }) =>
        `Another registration covers ${familyName} until ${formatDay(localDay(until, timeZone))}.`,
    )
    .join(" ");
}
