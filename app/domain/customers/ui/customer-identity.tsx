import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatDay, formatPercent, NOTHING } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Tree } from "#app/ui/tree.tsx";

import type { CustomerIdentity } from "../read-identity.server.ts";
import type { ReportedParty } from "../reported-parties.server.ts";
import { countryName, methodWords, schemeWords } from "./customer-words.ts";

/** Source names by partner id; the vendor's own files have none. */
type Sources = Map<string, string>;

/** The golden record, with what identifies the customer. */
export function Identity({ identity }: { identity: CustomerIdentity }) {
  const { customer, identifiers, parties, records } = identity;
  const { street, postcode, city, country } = customer;
  const address = [
    street,
    [postcode, city].filter(Boolean).join(" "),
    country && countryName(country),
  ]
    .filter(Boolean)
    .join(", ");
  const facts: Fact[] = [
    { label: "Name", value: customer.name },
    ...identifiers.map(({ scheme, value }) => ({
      label: schemeWords[scheme],
      value,
      source: agreement(parties, scheme, value),
    })),
    ...records.map(({ system, externalId }) => ({ label: `${system} number`, value: externalId })),
    { label: "Address", value: address || NOTHING },
    { label: "Known since", value: formatDay(customer.createdAt) },
  ];
  return (
    <Section title="Identity" sub="golden record">
      <Facts facts={facts} />
    </Section>
  );
}

function agreement(parties: readonly ReportedParty[], scheme: string, value: string) {
  if (scheme !== "domain" && scheme !== "duns" && scheme !== "vat") return undefined;
  const bare = (text: string | null) => text?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") ?? "";
  const count = parties.filter((party) => bare(party[scheme]).endsWith(bare(value))).length;
  if (count === 0) return undefined;
  return count === 1 ? "written in one report" : `${count} reports agree`;
}

export function Hierarchy({ identity }: { identity: CustomerIdentity }) {
  const { customer, parent, children } = identity;
  if (!parent && children.length === 0) return null;
  const own = {
    id: customer.id,
    name: customer.name,
    children: children.map(({ id, name }) => ({ id, name, to: `/desk/customers/${id}` })),
  };
  const root = parent
    ? { id: parent.id, name: parent.name, to: `/desk/customers/${parent.id}`, children: [own] }
    : own;
  return (
    <Section title="Hierarchy">
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
