import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatUnits } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";

import type { RecordReversal as Reversal } from "../master/reverse-records.server.ts";

const SHOWN = 20;

type RecordReversalProps = Reversal & {
  /** It is about what is expected of parts. */
  parts: boolean;
};

/** What taking a file of records back does, and what stays and why. */
export function RecordReversal({ gone, back, later, kept, parts }: RecordReversalProps) {
  const facts = [
    ...(parts ? factsOfParts({ gone, back, later }) : factsOfRecords({ gone, back, later })),
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

type Counts = Pick<Reversal, "gone" | "back" | "later">;

const factsOfRecords = ({ gone, back, later }: Counts): Fact[] => [
  { label: "Go again", value: formatUnits(gone) },
  { label: "As before", value: `${formatUnits(back)} say again what they said before` },
  { label: "Changed since", value: `${formatUnits(later)} stay as a later file says` },
];

const inParts = (count: number) => `${formatUnits(count)} ${count === 1 ? "part" : "parts"}`;

const factsOfParts = ({ gone, back, later }: Counts): Fact[] => [
  { label: "No forecast", value: `${inParts(gone)}, of which nothing else was published` },
  { label: "As before", value: `${inParts(back)}, as published before` },
  { label: "Published since", value: `${inParts(later)}, which stay as they are` },
];
