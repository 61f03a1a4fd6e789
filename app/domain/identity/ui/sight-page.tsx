import { Link } from "@remix-run/react";
import { LinkButton } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import { PageHead, Section, SectionHead, Side, Split } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";
import { Moment, Timeline } from "#app/ui/timeline.tsx";

import type { SightStep } from "../sight/sight-words.ts";

export type FacetInWords = {
  name: string;
  level: string;
  by: string;
  since: Date;
  until: Date | null;
};

type SightPageProps = {
  title: string;
  /** "deal", as in "Open the deal". */
  one: string;
  page: string;
  steps: SightStep[];
  hidden: string[];
  /** On a joint account: who shows what, and what not. */
  facets: { from: string; shown: FacetInWords[] } | null;
  /** Where an auditor sees everybody who can see it. */
  whoPage: string | null;
};

/** The grants that lead from the reader to a record, and what of it stays hidden. */
export function SightPage({ title, one, page, steps, hidden, facets, whoPage }: SightPageProps) {
  return (
    <>
      <PageHead
        title="Why you see this"
        actions={
          <>
            {whoPage && (
              <LinkButton to={whoPage} icon="people">
                Who can see it
              </LinkButton>
            )}
            <LinkButton to={page} icon="left">
              Back to the {one}
            </LinkButton>
          </>
        }
      />
      <Split cols="main-side">
        <div>
          <Section title={<Link to={page}>{title}</Link>}>
            <Timeline label="How you come to see it">
              {steps.map((step) => (
                <Moment
                  key={step.words}
                  mark="ok"
                  tone="ok"
                  time={step.at && `${step.when} ${formatDay(step.at)}`}
                  dateTime={step.at?.toISOString()}
                >
                  {step.words}
                </Moment>
              ))}
            </Timeline>
            <p className="help mt-3">
              The database gave you this {one} when you opened this page. Without these grants it
              would not exist for you.
            </p>
          </Section>
          {facets && (
            <div className="divide">
              <ShownFacets {...facets} />
            </div>
          )}
        </div>
        <Side label="Hidden from you">
          <Section title="Hidden from you">
            {hidden.length === 0 ? (
              <p className="quiet">Nothing of this {one} is hidden from you</p>
            ) : (
              <Timeline plain label="Hidden from you">
                {hidden.map((words) => (
                  <Moment key={words} mark="lost">
                    {words}
                  </Moment>
                ))}
              </Timeline>
            )}
          </Section>
        </Side>
      </Split>
    </>
  );
}

function ShownFacets({ from, shown }: { from: string; shown: FacetInWords[] }) {
  return (
    <>
      <SectionHead title={`What ${from} shows you`} overTable />
      {shown.length === 0 ? (
        <p className="section quiet">Nothing yet</p>
      ) : (
        <table className="table">
          <caption className="sr">What the other side shows, and since when</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Level</th>
              <th scope="col">Granted by</th>
              <th scope="col">Since</th>
              <th scope="col">Until</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((facet) => (
              <tr key={facet.name}>
                <td className="strong">{facet.name}</td>
                <td>
                  <Status mark="ok" tone="ok">
                    {facet.level}
                  </Status>
                </td>
                <td>{facet.by}</td>
                <td className="tnum nowrap">{formatDay(facet.since)}</td>
                <td className="tnum nowrap">
                  {facet.until ? formatDay(facet.until) : "Until taken back"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
