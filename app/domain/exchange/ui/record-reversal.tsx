import { Facts } from "#app/ui/facts.tsx";
import { formatUnits } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";

import type { RecordReversal as Reversal } from "../master/reverse-records.server.ts";

const SHOWN = 20;

/** What taking a file of records back does, and what stays and why. */
export function RecordReversal({ gone, back, later, kept }: Reversal) {
  const facts = [
    { label: "Go again", value: formatUnits(gone) },
    { label: "As before", value: `${formatUnits(back)} say again what they said before` },
    { label: "Changed since", value: `${formatUnits(later)} stay as a later file says` },
    ...(kept.length > 0 ? [{ label: "Stay", value: formatUnits(kept.length) }] : []),
  ];
  const more = kept.length - SHOWN;
  return (
    <>
      <Facts facts={facts} />
      {kept.length > 0 && (
        <ul className="small grid gap-1 pt-2">
          {keyed(kept.slice(0, SHOWN)).map(({ key, item: { title, why } }) => (
            <li key={key}>
              <span className="strong">{title}</span> stays: {why}
            </li>
          ))}
          {more > 0 && <li className="quiet">{`${formatUnits(more)} more`}</li>}
        </ul>
      )}
    </>
  );
}
