import { formatDay } from "#app/ui/format.ts";

/** What a partner may know of an overlap: which family, and until when. Never whose it is. */
export function heldNote(held: readonly { familyName: string; lastDay: Date }[]): string | null {
  if (held.length === 0) return null;
  return held
    .map(
      ({ familyName, lastDay }) =>
        `Another registration covers ${familyName} until ${formatDay(lastDay)}.`,
    )
    .join(" ");
}
