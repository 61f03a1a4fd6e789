import { Link } from "@remix-run/react";

import { formatMoney, NOTHING } from "#app/ui/format.ts";
import { type MatchRow, MatchTable } from "#app/ui/match-table.tsx";

import type { Candidate, PartyToMatch } from "../../decisions/party-to-match.server.ts";
import { countryName, lifecycleLooks } from "../customer-words.ts";
import { Agreeing } from "./agreeing.tsx";

type Bought = { netMinor: bigint; lines: number; partnerNames: string[] };

type CandidateTableProps = {
  party: PartyToMatch["party"];
  sourceName: string | null;
  candidates: Candidate[];
  bought: { party: Bought; candidates: Bought[] };
  currency: string;
};

/** What was reported beside the customers that it may be, key by key, with what agrees marked. */
export function CandidateTable(props: CandidateTableProps) {
  const { party, sourceName, candidates, bought, currency } = props;
  const rows = fields.map(({ label, keys, code, of }): MatchRow => {
    const reported = of(wordsOfParty(party));
    return {
      label,
      reported: reported ?? unknown,
      cells: candidates.map((candidate) => {
        const value = of(wordsOfCandidate(candidate));
        return {
          value: value ? <Agreeing text={value} other={reported} code={code} /> : unknown,
          adds: reported && value ? addedBy(candidate, keys) : null,
        };
      }),
    };
  });
  const inSum = ({ netMinor, lines }: Bought) =>
    lines > 0 ? formatMoney(netMinor, currency, undefined, { whole: true }) : "no purchases";
  const own = bought.party.partnerNames.join(", ");
  return (
    <MatchTable
      caption="What was reported beside the customers it may be"
      reported={{ title: "As reported", note: sourceName ?? "the vendor's own systems" }}
      candidates={candidates.map((candidate, nth) => ({
        title: (
          <Link className="link" to={`/desk/customers/${candidate.customerId}`}>
            {candidate.name}
          </Link>
        ),
        note: noteOf(candidate),
        score: candidate.score,
        proposed: nth === 0,
      }))}
      rows={[
        ...rows,
        {
          label: "Bought",
          reported: inSum(bought.party),
          cells: candidates.map((_, nth) => ({
            value: bought.candidates[nth] ? inSum(bought.candidates[nth]) : NOTHING,
            adds: null,
          })),
        },
        {
          label: "Buys from",
          reported: own || NOTHING,
          cells: candidates.map((_, nth) => ({
            value: (
              <Agreeing text={bought.candidates[nth]?.partnerNames.join(", ") ?? ""} other={own} />
            ),
            adds: null,
          })),
        },
      ]}
      scoreNote={candidates[0] && `Rule ${candidates[0].ruleVersion}`}
    />
  );
}

const unknown = <span className="faint">not known</span>;

function noteOf({ identifiers, lifecycle }: Candidate): string {
  const crm = identifiers.find(({ scheme }) => scheme === "crm" || scheme === "erp")?.value;
  return [crm, lifecycleLooks[lifecycle].word.toLowerCase()].filter(Boolean).join(", ");
}

type Words = Record<
  "name" | "street" | "place" | "phone" | "domain" | "duns" | "lei" | "vat",
  string | null
>;

const placeOf = ({
  postcode,
  city,
  country,
}: Pick<Candidate, "postcode" | "city" | "country">): string | null =>
  [[postcode, city].filter(Boolean).join(" "), country && countryName(country)]
    .filter(Boolean)
    .join(", ") || null;

const wordsOfParty = (party: PartyToMatch["party"]): Words => ({
  ...{ name: party.name, street: party.street, place: placeOf(party), phone: party.phone },
  ...{ domain: party.domain, duns: party.duns, lei: party.lei, vat: party.vat },
});

function wordsOfCandidate(candidate: Candidate): Words {
  const known = (scheme: string) =>
    candidate.identifiers.find((identifier) => identifier.scheme === scheme)?.value ?? null;
  return {
    ...{ name: candidate.name, street: candidate.street, place: placeOf(candidate) },
    phone: candidate.phone,
    ...{ domain: known("domain"), duns: known("duns"), lei: known("lei"), vat: known("vat") },
  };
}

const field = (label: string, keys: string[], name: keyof Words) => ({
  ...{ label, keys, code: !["name", "street", "place"].includes(name) },
  of: (words: Words) => words[name],
});

const fields = [
  field("Name", ["name", "number in the name", "legal form"], "name"),
  field("Street", ["address"], "street"),
  field("Place", ["postcode", "city", "region", "country"], "place"),
  field("Phone", ["phone"], "phone"),
  field("Web", ["domain"], "domain"),
  field("DUNS", ["duns"], "duns"),
  field("LEI", ["lei"], "lei"),
  field("VAT", ["vat"], "vat"),
];

/** What these keys add to the score; null where the rule had nothing to say on them. */
function addedBy({ evidence }: Candidate, keys: readonly string[]): number | null {
  const said = evidence.filter(({ key }) => keys.includes(key));
  return said.length > 0 ? said.reduce((sum, { weight }) => sum + weight, 0) : null;
}
