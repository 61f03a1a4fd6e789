import { Form, Link } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatMoney, formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { SubmissionKind } from "../submission.ts";
import type { ReversalAsked } from "../submission-page.ts";
import { RecordReversal } from "./record-reversal.tsx";

type ReversalProps = { asked: ReversalAsked; currency: string; kind: SubmissionKind };

/** What taking a file back does, and the button that does it. */
export function ReversalSection({ asked, currency, kind }: ReversalProps) {
  if (!asked.ok) {
    return (
      <Notice tone="warn" title="This file cannot be taken back" live>
        {asked.through
          ? `The books are closed through ${formatDay(asked.through)}. Correct its lines with another file`
          : "It is not applied any more"}
      </Notice>
    );
  }
  const { ended, restored, replaced, units, amountMinor, records, adjustsOn } = asked.preview;
  const facts = [
    { label: "Lines that end", value: formatUnits(ended) },
    { label: "Units", value: formatUnits(units) },
    ...(amountMinor === null
      ? []
      : [{ label: "Amount", value: formatMoney(amountMinor, currency) }]),
    { label: "Former lines", value: `${formatUnits(restored)} count again` },
    ...(adjustsOn ? [{ label: "Closed days", value: `adjusted on ${formatDay(adjustsOn)}` }] : []),
    { label: "Corrected since", value: `${formatUnits(replaced)} stay as the later file says` },
  ];
  return (
    <Section title="Take this file back">
      <p className="small quiet">As if it had never come. It may be sent again</p>
      {records ? (
        <RecordReversal {...records} parts={kind === "forecast"} />
      ) : (
        <Facts facts={facts} />
      )}
      <Form method="post" className="flex gap-2 pt-3">
        <Button type="submit" name="intent" value="reverse" kind="danger">
          Take it back
        </Button>
        <Link className="btn" to="?">
          Keep it
        </Link>
      </Form>
    </Section>
  );
}
