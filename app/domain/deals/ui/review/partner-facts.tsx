import { Link } from "@remix-run/react";

import { Facts } from "#app/ui/facts.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import {
  approvalRate,
  duplicateRate,
  type PartnerRecord,
  RECORD_MONTHS,
  updateRate,
  winRate,
} from "../../decide/partner-record.ts";

type PartnerFactsProps = {
  record: PartnerRecord;
  partner: { id: string; name: string };
  currency: string;
};

/** What became of the partner's registrations so far. */
export function PartnerFacts({ record, partner, currency }: PartnerFactsProps) {
  const { decided, won, lost, expired, registered } = record;
  const ended = won + lost + expired;
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { whole: true });
  const facts = [
    {
      label: "Approved",
      value: of(approvalRate(record), `of ${decided} decided`),
    },
    {
      label: "Duplicates",
      value: of(duplicateRate(record), `of ${decided} decided`),
    },
    { label: "Won", value: of(winRate(record), `of ${ended} that ended`) },
    {
      label: "Updates in time",
      value: of(updateRate(record), `of ${record.updatesOwed} owed`),
    },
    { label: "Running now", value: record.running > 0 && String(record.running) },
    {
      label: "Size",
      value:
        record.typicalMinor !== null &&
        record.largestMinor !== null &&
        `${money(record.typicalMinor)} as a rule, ${money(record.largestMinor)} at most`,
    },
  ].filter(({ value }) => value);
  return (
    <Section
      title={
        <Link className="link" to={`/desk/partners/${partner.id}`}>
          {partner.name}
        </Link>
      }
      sub={`${registered} registered in ${RECORD_MONTHS} months`}
      level={3}
    >
      {facts.length > 0 ? (
        <Facts small facts={facts} />
      ) : (
        <p className="help">Nothing was decided for it before</p>
      )}
    </Section>
  );
}

const of = (share: number | null, whole: string): string | null =>
  share === null ? null : `${Math.round(share * 100)} % ${whole}`;
