import { NOTHING } from "#app/ui/format.ts";

/** Of a hundred. From eighty on nobody has to look. */
export function Score({ of }: { of: number | null }) {
  if (of === null) return <span className="faint">{NOTHING}</span>;
  return (
    <span className={of < 60 ? "strong text-bad-text" : of < 80 ? "text-warn-text" : undefined}>
      {of}
    </span>
  );
}
