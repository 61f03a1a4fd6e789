import { Link } from "@remix-run/react";

import { LinkButton } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatUnits } from "#app/ui/format.ts";
import { PageHead, Section, SectionHead, Side, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { roleNames } from "../permissions.ts";
import type { FurtherWay, Seer, SeersByReason, WhoCanSee } from "../sight/who-can-see.server.ts";

type WhoPageProps = WhoCanSee & { one: string; page: string };

/** Everybody who can see one record, by reason, as the database answered. */
export function WhoPage({
  record,
  one,
  page,
  reasons,
  further,
  asked,
  people,
  more,
}: WhoPageProps) {
  const strange = reasons.filter(({ explained }) => !explained);
  return (
    <Split cols="main-side">
      <div>
        <PageHead
          title="Who can see it"
          actions={
            <LinkButton to={page} icon="left">
              Back to the {one}
            </LinkButton>
          }
        />
        {strange.length > 0 && (
          <Notice tone="bad" title="The database and the rules disagree">
            See the first group below: either a policy or a rule is not what it should be.
          </Notice>
        )}
        {reasons.map((group) => (
          <Seers key={group.reason} {...group} />
        ))}
        {further.length > 0 && <Further ways={further} />}
      </div>
      <Side label="How it was found out">
        <Section title={<Link to={page}>{record.title}</Link>}>
          <Facts
            facts={[
              { label: "People", value: formatUnits(people), strong: true },
              { label: "Asked in", value: `${formatUnits(asked)} scopes` },
            ]}
          />
        </Section>
        <Section title="How it was found out" level={3}>
          <p className="help">
            Everybody with the same role at the same company has the same scope. The database was
            asked for this {one} in {more ? "the first" : "each of the"} {formatUnits(asked)} scopes
            in which somebody may sign in today
            {more ? "; there are more, which were not asked" : ""}. Tributary’s own jobs, and
            whoever operates the database, can read every row.
          </p>
        </Section>
      </Side>
    </Split>
  );
}

function Seers({ reason, seers }: SeersByReason) {
  return (
    <>
      <SectionHead
        title={reason}
        sub={formatUnits(seers.reduce((sum, { people }) => sum + people, 0))}
        overTable
      />
      <table className="table certificate table-fixed">
        <caption className="sr">{reason}</caption>
        <thead>
          <tr>
            <th scope="col">Where</th>
            <th scope="col">Role</th>
            <th scope="col">Who</th>
          </tr>
        </thead>
        <tbody>
          {seers.map((seer) => (
            <tr key={`${seer.place} ${seer.role}`}>
              <td>{seer.place}</td>
              <td>
                {roleNames[seer.role]}
                {seer.closed && <span className="faint small block">{seer.closed}</span>}
              </td>
              <td>{namesOf(seer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function namesOf({ names, people }: Seer): string {
  const rest = people - names.length;
  return `${names.join(", ")}${rest > 0 ? ` and ${formatUnits(rest)} more` : ""}`;
}

function Further({ ways }: { ways: FurtherWay[] }) {
  return (
    <>
      <SectionHead title="Joint accounts show something of it, without its row" overTable />
      <table className="table certificate table-fixed">
        <caption className="sr">What joint accounts show of it</caption>
        <thead>
          <tr>
            <th scope="col">To</th>
            <th scope="col">What</th>
            <th scope="col">Level</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <tr key={`${way.place} ${way.facet}`}>
              <td>{way.place}</td>
              <td>{way.facet}</td>
              <td>{way.level}</td>
              <td className="tnum nowrap">
                {formatDay(way.since)}
                {way.until && ` until ${formatDay(way.until)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
