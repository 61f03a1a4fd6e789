import { Link } from "@remix-run/react";

import { type Fact, Facts } from "#app/ui/facts.tsx";
import { Section } from "#app/ui/page.tsx";
import { Weights } from "#app/ui/weights.tsx";

import type { Clock } from "../../clock.ts";
import type { Conflict, Key } from "../../conflicts/conflict.ts";
import { dayWords, dueWords } from "../due-words.ts";
import { verdictNames } from "./overlap-evidence.tsx";

const keyWords: Record<Key, string> = {
  duns: "DUNS",
  vat: "VAT number",
  customer: "Same record",
  domain: "Web domain",
  parent: "Its parent",
  subsidiary: "Its subsidiary",
  sibling: "Sister company",
  name: "Name",
};

/** Why something counts as touching: which keys agree and how strongly, what overlaps and when, by which rule. */
export function ConflictReasons({ conflict, clock }: { conflict: Conflict; clock: Clock }) {
  const { verdict, evidence, strength, ruleVersion } = conflict;
  return (
    <Section
      title={`Why: ${verdictNames[verdict].toLowerCase()}`}
      sub={`rule version ${ruleVersion}`}
      level={3}
    >
      {evidence.length > 0 && (
        <Weights
          weights={evidence.map(({ key, agrees, weight }) => ({
            label: agrees ? keyWords[key] : `${keyWords[key]} differs`,
            share: weight,
          }))}
          sum={{ label: "Same customer", share: strength }}
        />
      )}
      <div style={{ marginTop: 12 }}>
        <Facts small facts={factsOf(conflict, clock)} />
      </div>
    </Section>
  );
}

function factsOf(conflict: Conflict, clock: Clock): Fact[] {
  const { customer, families, from, until, engagement, foundAt } = conflict;
  const window = [from, until].map((day) => (day ? dayWords(day, clock) : "")).join(" – ");
  const facts: Fact[] = [
    {
      label: "Customer",
      value: (
        <>
          <Link className="link" to={`/desk/customers/${customer.id}`}>
            {customer.name}
          </Link>{" "}
          <span className="faint">{customer.lifecycle}</span>
        </>
      ),
    },
  ];
  if (families.length > 0) {
    facts.push({ label: "Families", value: families.map(({ name }) => name).join(", ") });
  }
  if (from || until) facts.push({ label: "Window", value: window });
  if (engagement)
    facts.push({ label: "Engaged", value: `${engagement.byName}: ${engagement.note}` });
  return [...facts, { label: "Found", value: dueWords(foundAt, clock) }];
}
