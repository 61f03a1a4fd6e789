import { Link } from "@remix-run/react";

import type { ReactNode } from "react";

import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatDay, formatPercent, NOTHING } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Tree } from "#app/ui/tree.tsx";

import type { GoldenValue } from "../golden/read-golden.server.ts";
import type { CustomerIdentity } from "../read-identity.server.ts";
import type { ReportedParty } from "../reported-parties.server.ts";
import { countryName, kindWords, methodWords, schemeWords, whyWords } from "./customer-words.ts";

/** Source names by partner id; the vendor's own files have none. */
type Sources = Map<string, string>;

type IdentityProps = {
  identity: CustomerIdentity;
  /** Whose word each value is, and why. */
  values: Map<string, GoldenValue>;
  /** The partner that it is, where it is one. */
  partner: { id: string; name: string } | null;
};

/** The golden record, with what identifies the customer and whose word each value is. */
export function Identity({ identity, values, partner }: IdentityProps) {
  const { customer, identifiers, parties, records } = identity;
  const address = addressWords(customer);
  const names = othersThan(
    customer.name,
    parties.map(({ name }) => name),
  );
  const addresses = othersThan(address, parties.map(addressWords));
  const facts: Fact[] = [
    { label: "Name", value: customer.name, source: whoseWord(values.get("name")) },
    ...some("Also written", names),
    {
      label: "Kind",
      value: kindWords[customer.kind],
      source: values.get("kind")?.why === "locked" ? whyWords.locked : undefined,
    },
    ...(partner
      ? [
          {
            label: "Partner",
            value: (
              <Link className="link" to={`/desk/partners/${partner.id}`}>
                {partner.name}
              </Link>
            ),
          },
        ]
      : []),
    ...identifiers.map(({ scheme, value }) => ({
      label: schemeWords[scheme],
      value,
      source: agreement(parties, scheme, value),
    })),
    ...records.map(({ system, externalId }) => ({ label: `${system} number`, value: externalId })),
    { label: "Address", value: address || NOTHING, source: whoseWord(values.get("address")) },
    ...some("Other address", addresses),
    { label: "Known since", value: formatDay(customer.createdAt) },
  ];
  return (
    <Section title="Identity" sub="golden record">
      <Facts facts={facts} />
    </Section>
  );
}

const SOME = 3;

function some(label: string, values: readonly string[]): Fact[] {
  if (values.length === 0) return [];
  const more = values.length - SOME;
  const source = more > 0 ? `and ${more} more, below` : undefined;
  return [{ label, value: values.slice(0, SOME).join("; "), source }];
}

/** Those that say it in other words, each once. */
function othersThan(kept: string, said: readonly string[]): string[] {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const found = new Map(said.map((text) => [bare(text), text]));
  return [...found].flatMap(([key, text]) => (key && key !== bare(kept) ? [text] : []));
}

type Placed = Record<"street" | "postcode" | "city" | "country", string | null>;

const addressWords = ({ street, postcode, city, country }: Placed) =>
  [street, [postcode, city].filter(Boolean).join(" "), country && countryName(country)]
    .filter(Boolean)
    .join(", ");

/** "Norvik, the latest word, 8 Feb 2026". */
function whoseWord(value: GoldenValue | undefined): string | undefined {
  if (!value) return undefined;
  if (!value.source) return whyWords[value.why];
  const { partnerName, createdAt } = value.source;
  return `${partnerName ?? "The vendor"}, ${whyWords[value.why]}, ${formatDay(createdAt)}`;
}

function agreement(parties: readonly ReportedParty[], scheme: string, value: string) {
  if (scheme !== "domain" && scheme !== "duns" && scheme !== "vat") return undefined;
  const bare = (text: string | null) => text?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") ?? "";
  const count = parties.filter((party) => bare(party[scheme]).endsWith(bare(value))).length;
  if (count === 0) return undefined;
  return count === 1 ? "written in one report" : `${count} reports agree`;
}

type HierarchyProps = {
  identity: CustomerIdentity;
  /** What stands beside each of the family, in words; nothing for those above. */
  figureOf: (customerId: string) => ReactNode;
  sub?: string;
};

/** Whom the customer belongs to and who belongs to it. */
export function Hierarchy({ identity, figureOf, sub }: HierarchyProps) {
  const { customer, parent, children } = identity;
  if (!parent && children.length === 0) return null;
  const own = {
    id: customer.id,
    name: customer.name,
    figure: figureOf(customer.id),
    children: children.map(({ id, name }) => ({
      ...{ id, name, figure: figureOf(id) },
      to: `/desk/customers/${id}`,
    })),
  };
  const root = parent
    ? { id: parent.id, name: parent.name, to: `/desk/customers/${parent.id}`, children: [own] }
    : own;
  return (
    <Section
      title="Hierarchy"
      sub={sub}
      actions={
        <Link className="link small" to={`/desk/customers/${customer.id}/family`}>
          Whole family
        </Link>
      }
    >
      <Tree root={root} currentId={customer.id} />
    </Section>
  );
}

type KnownAsProps = { parties: readonly ReportedParty[]; sources: Sources };

/** Every way a source wrote the customer, and why it was taken for this one. */
export function KnownAs({ parties, sources }: KnownAsProps) {
  const distinct = new Set(parties.map(({ partnerId }) => partnerId)).size;
  const ways = `${parties.length} ${parties.length === 1 ? "way" : "ways"}`;
  const from = `${distinct} ${distinct === 1 ? "source" : "sources"}`;
  return (
    <Section title="Known as" sub={`${ways}, ${from}`}>
      <ul className="flex flex-col gap-1">
        {parties.map((party) => (
          <KnownWay key={party.id} party={party} sources={sources} />
        ))}
      </ul>
    </Section>
  );
}

function KnownWay({ party, sources }: { party: ReportedParty; sources: Sources }) {
  const { name, partnerId, method, score, evidence, ruleVersion, decidedBy, createdAt } = party;
  const source = partnerId ? (sources.get(partnerId) ?? "A partner") : "The vendor";
  const sure = score > 0 ? `, ${formatPercent(score, undefined, { digits: 0 })}` : "";
  const written = [party.domain, party.duns, party.vat, party.street, party.postcode, party.city]
    .filter(Boolean)
    .join(", ");
  return (
    <li>
      <details>
        <summary className="row-flex cursor-pointer">
          <span className="clip">{name}</span>
          <span className="faint small push nowrap">{source}</span>
        </summary>
        <div className="py-2">
          <Facts
            small
            facts={[
              {
                label: "Written",
                value: written || "the name alone",
                source: formatDay(createdAt),
              },
              {
                label: "Matched",
                value: `${methodWords[method]}${sure}`,
                source: decidedBy ? `decided by ${decidedBy}` : `rule ${ruleVersion}`,
              },
              ...evidence.map(({ key, value, weight }) => ({
                label: key,
                value,
                source: `${weight < 0 ? "takes" : "adds"} ${formatPercent(Math.abs(weight), undefined, { digits: 0 })}`,
              })),
            ]}
          />
        </div>
      </details>
    </li>
  );
}
