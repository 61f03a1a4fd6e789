import { Link } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";
import { formatScore, formatUnits } from "#app/ui/format.ts";
import { ScrollRegion, Section } from "#app/ui/page.tsx";
import { Progress } from "#app/ui/status.tsx";

import { examplesOf, type Trial } from "../../resolving/trial.ts";
import { changeWords } from "./setting-words.ts";

type TrialResultProps = { trial: Trial; names: Record<string, string> };
type Outcome = Trial["examples"][number]["today"];

/** How far a version was tried, what it would change, and a few parties of whom that is true. */
export function TrialResult({ trial, names }: TrialResultProps) {
  const { looked, total, finishedAt, changes } = trial;
  const of = `${formatUnits(looked)} of ${formatUnits(total)} parties looked at`;
  const changed = changes.reduce((sum, { parties }) => sum + parties, 0);
  return (
    <>
      <Section title="On today's data" sub={`against version ${trial.against}`}>
        <div className="grid gap-2">
          <p className="small quiet" role="status">
            {finishedAt ? of : `${of}. You may leave, it goes on by itself`}
          </p>
          <Progress parts={[{ share: total === 0 ? 1 : looked / total }]} label={of} height={6} />
        </div>
      </Section>
      {changed === 0 ? (
        <Empty title={finishedAt ? "Nothing would change" : "Nothing would change so far"}>
          Each party that was looked at comes out as it does today.
        </Empty>
      ) : (
        [...changes]
          .sort((a, b) => b.parties - a.parties)
          .map((change) => (
            <Section
              key={changeWords(change)}
              title={changeWords(change)}
              sub={`${formatUnits(change.parties)} ${change.parties === 1 ? "party" : "parties"}`}
            >
              <Examples examples={examplesOf(trial, change)} names={names} />
            </Section>
          ))
      )}
    </>
  );
}

type ExamplesProps = { examples: Trial["examples"]; names: Record<string, string> };

function Examples({ examples, names }: ExamplesProps) {
  const said = ({ customerId, probability }: Outcome) => (
    <>
      {customerId ? (names[customerId] ?? "another customer") : "nobody"}{" "}
      <span className="faint tnum">{formatScore(probability)}</span>
    </>
  );
  return (
    <ScrollRegion label="Examples">
      <table className="table" data-inset="" data-bare="">
        <caption className="sr">Parties of whom it is true</caption>
        <thead>
          <tr>
            <th scope="col">As reported</th>
            <th scope="col">Likeliest today</th>
            <th scope="col">With this version</th>
          </tr>
        </thead>
        <tbody>
          {examples.map(({ partyId, name, customerId, today, later }) => (
            <tr key={partyId}>
              <th scope="row">
                <Link className="link" to={`/desk/customers/${customerId}/wordings`}>
                  {name}
                </Link>
              </th>
              <td>{said(today)}</td>
              <td>{said(later)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
