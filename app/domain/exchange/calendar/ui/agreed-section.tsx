import { LinkButton } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import { kindNames } from "../../submission.ts";
import { graceWords, type ReportingAgreement, termsWords } from "../reporting-agreement.ts";

type AgreedSectionProps = {
  agreements: ReportingAgreement[];
  today: Date;
  mayManage: boolean;
};

/** What is agreed to be reported, now and from a day to come. */
export function AgreedSection({ agreements, today, mayManage }: AgreedSectionProps) {
  return (
    <Section
      title="Agreed"
      actions={
        mayManage && (
          <LinkButton to="?do=agree" size="sm" icon="plus" replace preventScrollReset>
            Agree a report
          </LinkButton>
        )
      }
    >
      {agreements.length === 0 && <p className="quiet">No report is agreed</p>}
      <ul className="grid gap-4">
        {agreements.map((agreement) => (
          <li key={agreement.id} className="grid gap-1">
            <p className="strong">{kindNames[agreement.kind]}</p>
            <p>{termsWords(agreement, agreement.kind)}</p>
            <p className="faint small">{graceWords(agreement)}</p>
            <p className="faint small">{lastsWords(agreement, today)}</p>
            {mayManage && (
              <span className="row-flex">
                <LinkButton
                  to={`?do=agree&kind=${agreement.kind}`}
                  size="sm"
                  replace
                  preventScrollReset
                >
                  Change<span className="sr"> {kindNames[agreement.kind]}</span>
                </LinkButton>
                {!agreement.validUntil && (
                  <LinkButton
                    to={`?do=end&kind=${agreement.kind}`}
                    size="sm"
                    kind="bare"
                    replace
                    preventScrollReset
                  >
                    End<span className="sr"> {kindNames[agreement.kind]}</span>
                  </LinkButton>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function lastsWords({ validFrom, validUntil }: ReportingAgreement, today: Date): string {
  const from = `${validFrom > today ? "From" : "Since"} ${formatDay(validFrom, undefined, today)}`;
  return validUntil ? `${from}, to ${formatDay(validUntil, undefined, today)}` : from;
}
