import { Facts } from "#app/ui/facts.tsx";
import { NOTHING } from "#app/ui/format.ts";
import { ScrollRegion, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { MergePreview } from "../../decisions/preview-merge.server.ts";
import { lifecycleLooks, schemeWords, whyWords } from "../customer-words.ts";

const names = { name: "Name", address: "Address" } as const;

/** The golden record before and after, value by value, with why it is that. */
export function GoldenAfter({ preview }: { preview: MergePreview }) {
  const { into, from, values } = preview;
  return (
    <ScrollRegion label="The golden record afterwards">
      <table className="compare match divide">
        <caption className="sr">The golden record before and afterwards</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <b>{into.name}</b>
              <small>stays</small>
            </th>
            <th scope="col">
              <b>{from.name}</b>
              <small>is merged</small>
            </th>
            <th scope="col">
              <b>Afterwards</b>
            </th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ attribute, after, why, ...before }) => (
            <tr key={attribute}>
              <th scope="row">{names[attribute]}</th>
              <td>{before.into || NOTHING}</td>
              <td>{before.from || NOTHING}</td>
              <td>
                <span className="strong">{after || NOTHING}</span>{" "}
                <small className="faint">{whyWords[why]}</small>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">State</th>
            <td>{lifecycleLooks[into.lifecycle].word}</td>
            <td>{lifecycleLooks[from.lifecycle].word}</td>
            <td className="strong">{lifecycleLooks[preview.lifecycle].word}</td>
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type WhatMovesProps = {
  preview: MergePreview;
  deals: { protections: number; deals: number };
  accounts: { id: string; customerId: string; title: string; partnerName: string }[];
  /** Sales lines that point to the customer merged, which nobody rewrites. */
  lines: number;
};

/** What comes along, and what stays as it was written. */
export function WhatMoves({ preview: { from }, deals, accounts, lines }: WhatMovesProps) {
  const theirs = accounts.filter(({ customerId }) => customerId === from.id);
  return (
    <Section title="What moves">
      <Facts
        figures
        small
        facts={[
          { label: "Wordings", value: from.wordings },
          { label: "Sales lines that count there from now on", value: lines },
          { label: "Lines rewritten", value: "none" },
          { label: "Live protections", value: deals.protections },
          { label: "Open deals whose conflict check runs again", value: deals.deals },
          {
            label: "Joint accounts",
            value: theirs.length,
            source: theirs.map(({ title, partnerName }) => `${title}, ${partnerName}`).join("; "),
          },
        ]}
      />
      {accounts.length > 0 && (
        <p className="small quiet pt-2">
          Joint accounts stay as they are agreed. What they show is of the whole customer from then
          on.
        </p>
      )}
    </Section>
  );
}

/** What speaks against it, and what must be settled elsewhere. */
export function WhatCollides({ preview }: { preview: MergePreview }) {
  const { clashes, related, into, from } = preview;
  return (
    <>
      {clashes.map((clash) => (
        <Notice
          key={`${clash.scheme}${clash.into}${clash.from}`}
          tone="warn"
          title={`Two ${schemeWords[clash.scheme as keyof typeof schemeWords]} numbers: ${clash.into} and ${clash.from}`}
        >
          One company seldom has both.
        </Notice>
      ))}
      {related && (
        <Notice tone="warn" title={`${into.name} and ${from.name} stand in one hierarchy`}>
          A parent and its subsidiary are two customers of one family.
        </Notice>
      )}
    </>
  );
}
