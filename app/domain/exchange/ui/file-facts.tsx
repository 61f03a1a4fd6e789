import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatBytes } from "#app/ui/format.ts";
import { Section, Side } from "#app/ui/page.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import { dialectOf, unusedColumns } from "../file-words.ts";
import { kindNames } from "../submission.ts";
import type { SubmissionPage } from "../submission-page.ts";
import { RuleForm } from "./rule-form.tsx";
import { SaidSections } from "./said-sections.tsx";

/** What is known about the file itself. */
export function FileFacts({ page, base }: { page: SubmissionPage; base: string }) {
  const { submission, layout, partnerName, vendorName } = page;
  const facts: Fact[] = [
    { label: "Kind", value: kindNames[submission.kind] },
    { label: "From", value: partnerName ?? vendorName },
    { label: "Sent by", value: submission.senderName },
    { label: "Size", value: formatBytes(submission.bytes) },
  ];
  const dialect = layout && dialectOf(layout);
  if (dialect) facts.push({ label: "Read as", value: dialect });
  if (layout && layout.headerRow > 1) {
    facts.push({ label: "Header", value: `row ${layout.headerRow}` });
  }
  const { sha256 } = submission;
  facts.push({
    label: "sha-256",
    value: <span className="mono">{`${sha256.slice(0, 8)} … ${sha256.slice(-4)}`}</span>,
  });
  const unused = layout ? unusedColumns(layout) : [];
  return (
    <Side label="About this file">
      <Section title="This file">
        <Facts facts={facts} small />
        <p className="help">
          {submission.withheldAt ? (
            "The original names a person who was erased, and is not handed out any more"
          ) : (
            <a className="link" href={`${base}/${submission.id}/file`} download>
              Download it as sent
            </a>
          )}
        </p>
      </Section>
      {layout?.notes && layout.notes.length > 0 && (
        <Section title="Notes on reading">
          <ul className="small quiet grid gap-2">
            {layout.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
      {unused.length > 0 && (
        <Section title="Columns not used">
          <p className="small quiet">{namesOf(unused)}</p>
        </Section>
      )}
      <SaidSections page={page} base={base} />
      {page.rule && (
        <RuleForm
          rule={page.rule}
          whose={`${kindNames[submission.kind]} of ${partnerName ?? vendorName}`}
        />
      )}
      <WhyLink to={`${base.replace("/submissions", "/why/submission")}/${submission.id}`} />
    </Side>
  );
}

const NAMES_SHOWN = 20;

/** All of them stand where it is told how the file was read. */
function namesOf(columns: readonly string[]): string {
  const shown = columns.slice(0, NAMES_SHOWN).join(", ");
  const more = columns.length - NAMES_SHOWN;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
