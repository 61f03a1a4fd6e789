import { formatBytes, formatDay, formatInstant } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { ScrollRegion } from "#app/ui/page.tsx";
import { Badge } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import { type Dispute, type Evidence, isLate, type NamedSide } from "../../dispute/dispute.ts";

/** Both sides' proof beside each other, in the order of the days that it is about. */
export function EvidenceTable({ dispute, clock }: { dispute: Dispute; clock: Clock }) {
  const { first, second } = dispute;
  const rows = [
    ...first.evidence.map((proof) => ({ proof, side: first })),
    ...second.evidence.map((proof) => ({ proof, side: second })),
  ].sort((a, b) => a.proof.day.getTime() - b.proof.day.getTime());
  if (rows.length === 0) return <p className="quiet">Neither side has shown anything yet</p>;
  return (
    <ScrollRegion label="Evidence of both sides">
      <table className="table evidence" data-inset="" data-bare="">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">{first.partnerName}</th>
            <th scope="col">{second.partnerName}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ proof, side }) => (
            <tr key={proof.id}>
              <th scope="row">{formatDay(proof.day, undefined, clock.today)}</th>
              <td>
                {side === first && <Proof proof={proof} side={side} clock={clock} base="/desk" />}
              </td>
              <td>
                {side === second && <Proof proof={proof} side={side} clock={clock} base="/desk" />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type ProofProps = {
  proof: Evidence;
  side: Pick<NamedSide, "dealId" | "dueAt">;
  clock: Clock;
  base: "/desk" | "/portal";
};

/** One statement with its file, and when it was handed in. */
export function Proof({ proof, side, clock, base }: ProofProps) {
  const { file, statement, authorName, at } = proof;
  return (
    <div className="proof">
      <p className="words">{statement}</p>
      {file && (
        <a
          className="link row-flex"
          href={`${base}/deals/${side.dealId}/files/${file.id}`}
          download
        >
          <Icon name="file" />
          <span className="clip">{file.name}</span>
        </a>
      )}
      <p className="faint small row-flex">
        {file && `${formatBytes(file.bytes)}, `}
        {proof.side === "vendor" ? `Found by ${authorName}` : authorName},{" "}
        {formatInstant(at, clock.timeZone, undefined, clock.today)}
        {isLate(proof, side) && <Badge tone="warn">After the day</Badge>}
      </p>
    </div>
  );
}
