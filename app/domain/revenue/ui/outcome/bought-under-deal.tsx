import { formatDay, formatDays } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { DealOutcome } from "../../outcome/outcome.ts";
import { OutcomeLines } from "./outcome-lines.tsx";
import { boughtWords, elsewhereWords, evidenceOf, partWords } from "./outcome-words.ts";

type BoughtUnderDealProps = {
  outcome: DealOutcome;
  /** Won long ago, and nothing was reported. */
  overdue: boolean;
  /** Where a file's page is; null for who may read none. */
  files: string | null;
  today: Date;
  /** The partner that reads it is told of its own lines alone. */
  own?: boolean;
};

/** The lines that fulfilled a deal, against what was registered. */
export function BoughtUnderDeal({ outcome, overdue, files, today, own }: BoughtUnderDealProps) {
  const { tied, from, to, wonOn } = outcome;
  const days = `Sales of ${formatDays(from, to, today)} count`;
  return (
    <Section
      title={own ? "What you reported" : "Bought under this deal"}
      level={own ? 2 : 3}
      sub={boughtWords(outcome)}
    >
      {overdue && wonOn && (
        <Notice
          tone="warn"
          box
          title={`Won on ${formatDay(wonOn, undefined, today)}, nothing bought`}
        >
          No report names this customer and product through the deal’s partner.
        </Notice>
      )}
      {tied.length === 0 ? (
        !overdue && <p className="quiet small">{`Nothing yet. ${days}.`}</p>
      ) : (
        <>
          <OutcomeLines
            lines={tied}
            caption="Lines that count for the deal"
            files={files}
            through={!own}
            money={own ? "At your prices" : "Street value"}
            also={{ head: "Why", of: evidenceOf }}
          />
          <p className="faint small pt-1">
            {[partWords(outcome).join(", "), days].filter(Boolean).join(". ")}
          </p>
        </>
      )}
    </Section>
  );
}

type BoughtElsewhereProps = {
  outcome: DealOutcome;
  partnerName: string;
  files: string | null;
};

/** What the deal's customer bought through others. The vendor's eyes only. */
export function BoughtElsewhere({ outcome, partnerName, files }: BoughtElsewhereProps) {
  const { elsewhere } = outcome;
  if (elsewhere.length === 0) return null;
  return (
    <Section
      title="Bought elsewhere"
      level={3}
      tone={outcome.instead ? "warn" : undefined}
      sub={elsewhereWords(outcome, partnerName)}
    >
      <OutcomeLines
        lines={elsewhere}
        caption="Lines of the same customer and families through others"
        files={files}
        through
        money="Street value"
      />
      <p className="faint small pt-1">No partner is told of it</p>
    </Section>
  );
}
