import { Link } from "@remix-run/react";
import { countries } from "#app/domain/partners/countries.ts";
import { Facts } from "#app/ui/facts.tsx";
import { Section } from "#app/ui/page.tsx";
import { Weights } from "#app/ui/weights.tsx";
import type { Clock } from "../../clock.ts";
import type { Review } from "../../decide/review.ts";
import { dayWords } from "../due-words.ts";

const methodWords: Record<string, string> = {
  identifier: "by its identifier",
  domain: "by its web domain",
  name: "by name and place",
  new_customer: "nobody alike was known",
  manual: "by hand",
};

const keyWords: Record<string, string> = {
  domain: "Web domain",
  duns: "DUNS",
  vat: "VAT number",
  name: "Name",
  postcode: "Postcode",
  city: "City",
  ...{ address: "Address", phone: "Phone", country: "Country", lei: "LEI" },
  ...{ "legal form": "Legal form", "number in the name": "Number in the name" },
};

/** Who the customer is and how that was found. */
export const WhoItIs = ({ review }: { review: Review }) => (
  <Section title="Who it is" level={3} sub={methodWords[review.resolution.method]}>
    <Known customer={review.customer} />
    <Why resolution={review.resolution} />
  </Section>
);

/** What each answer would do. */
export const WhatEachDoes = ({ review, clock }: { review: Review; clock: Clock }) => (
  <Section title="What each answer does" level={3}>
    <Consequences review={review} clock={clock} />
  </Section>
);

function Known({ customer }: { customer: Review["customer"] }) {
  const { id, name, city, country, identifiers, otherNames, lifecycle, relatives } = customer;
  const place = [city, country && (countries[country] ?? country)].filter(Boolean).join(", ");
  const facts = [
    {
      label: "Customer",
      value: (
        <>
          <Link className="link" to={`/desk/customers/${id}`}>
            {name}
          </Link>{" "}
          <span className="faint">{lifecycle}</span>
        </>
      ),
    },
    { label: "Place", value: place },
    {
      label: "Known by",
      value: identifiers
        .map(({ scheme, value }) =>
          scheme === "domain" ? value : `${scheme.toUpperCase()} ${value}`,
        )
        .join(", "),
    },
    { label: "Also written", value: otherNames.join(", ") },
    { label: "Part of", value: relatives.parent && <Relatives of={[relatives.parent]} /> },
    { label: "Owns", value: named(relatives.children) },
    { label: "Sisters", value: named(relatives.siblings) },
  ];
  return <Facts small facts={facts.filter(({ value }) => value)} />;
}

const named = (of: Related) => of.length > 0 && <Relatives of={of} />;

type Related = Review["customer"]["relatives"]["children"];

const Relatives = ({ of }: { of: Related }) =>
  of.map(({ id, name }, place) => (
    <span key={id}>
      {place > 0 && ", "}
      <Link className="link" to={`/desk/customers/${id}`}>
        {name}
      </Link>
    </span>
  ));

function Why({ resolution: { evidence, score, ruleVersion } }: Pick<Review, "resolution">) {
  if (evidence.length === 0) return null;
  return (
    <div style={{ marginTop: 12 }}>
      <Weights
        weights={evidence.map(({ key, weight }) => ({
          label: keyWords[key] ?? key,
          share: weight,
        }))}
        sum={{ label: "Same customer", share: score }}
      />
      <p className="help">Rule version {ruleVersion}</p>
    </div>
  );
}

function Consequences({ review, clock }: { review: Review; clock: Clock }) {
  const { deal, taken, protectedUntil } = review;
  const free = review.free.map(({ name }) => name);
  const until = dayWords(protectedUntil, clock);
  // By the first that ends; each family once, until the last who holds it.
  const ends = new Map(taken.map(({ familyName, until: end }) => [familyName, end]));
  const held = [...ends].map(([name, end]) => `${name} until ${dayWords(end, clock)}`).join(", ");
  return (
    <Facts
      small
      facts={[
        {
          label: "Approve",
          value:
            free.length > 0
              ? `${free.join(", ")} protected for ${deal.partnerName} to ${until}.${held ? ` Others hold ${held}.` : ""}`
              : `Not possible: others hold ${held}.`,
        },
        { label: "Ask", value: `The clock stops until ${deal.ownerName} answers.` },
        {
          label: "Reject",
          value: held
            ? `${deal.ownerName} reads your reason; of the overlap only its end, not whose it is.`
            : `${deal.ownerName} reads your reason.`,
        },
      ]}
    />
  );
}
