import { Facts } from "#app/ui/facts.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import type { OwnWording } from "../own-reported.server.ts";
import { countryName } from "./customer-words.ts";

type Wording = Omit<OwnWording, "customerId">;

/** A customer as one partner wrote it, in its newest words, and the other ways in which it did. */
export function OwnWordings({ wordings }: { wordings: Wording[] }) {
  const [newest, ...others] = wordings;
  if (!newest) return null;
  const facts = [
    { label: "Web", value: newest.domain },
    { label: "DUNS", value: newest.duns },
    { label: "VAT", value: newest.vat },
    { label: "Address", value: addressOf(newest) },
    { label: "First named", value: formatDay(wordings.at(-1)?.createdAt ?? newest.createdAt) },
  ];
  return (
    <>
      <Section title="As you wrote it">
        <Facts facts={facts.filter(({ value }) => value)} />
      </Section>
      {others.length > 0 && (
        <Section title="Also written" sub={others.length}>
          <ul className="flex flex-col gap-1">
            {others.map((wording) => (
              <li key={wording.id} className="row-flex">
                <span className="clip" title={addressOf(wording)}>
                  {[wording.name, wording.city].filter(Boolean).join(", ")}
                </span>
                <span className="push faint small nowrap">{formatDay(wording.createdAt)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const addressOf = ({ street, postcode, city, country }: Wording) =>
  [street, [postcode, city].filter(Boolean).join(" "), country && countryName(country)]
    .filter(Boolean)
    .join(", ");
