import { Link } from "@remix-run/react";

import { Face } from "#app/ui/face.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { NOTHING } from "#app/ui/format.ts";
import { Section, Side } from "#app/ui/page.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import { type Agreement, agreementKindNames } from "../agreement.ts";
import { countries } from "../countries.ts";
import { linkWords } from "../link.ts";
import type { NamedLink } from "../links.server.ts";
import type { PartnerRecord, PartnerSummary } from "../partner.ts";
import { AgreementStatus } from "./agreement-state.tsx";

type PartnerSideProps = {
  partner: PartnerSummary;
  record: PartnerRecord;
  manager: string | null;
  people: { id: string; name: string; email: string; role: string }[];
  links: NamedLink[];
  agreements: Agreement[];
  today: Date;
  mayManage: boolean;
  /** The customers that it is itself. */
  customers: { id: string; name: string }[];
};

/** Terms, people, agreements and links of a partner, beside what it does. */
export function PartnerSide(props: PartnerSideProps) {
  const { partner, record, manager, people, mayManage } = props;
  const base = `/desk/partners/${partner.id}`;
  const manage = (to: string, what: string) =>
    mayManage && (
      <Link className="link small" to={`${base}/${to}`}>
        Manage<span className="sr"> {what}</span>
      </Link>
    );
  return (
    <Side label="About the partner">
      <Section title="Terms">
        <Facts
          facts={[
            { label: "Code", value: partner.code },
            { label: "Country", value: countries[partner.country] ?? partner.country },
            { label: "Tier", value: partner.tierName ?? "None" },
            { label: "Manager", value: manager ?? "Nobody yet" },
            { label: "Territories", value: record.territories.join(", ") || NOTHING },
            { label: "Web domain", value: record.domain ?? NOTHING },
            { label: "Tax number", value: record.taxId ?? NOTHING },
            ...props.customers.map(({ id, name }) => ({
              label: "Buys itself, as",
              value: (
                <Link className="link" to={`/desk/customers/${id}`}>
                  {name}
                </Link>
              ),
            })),
          ]}
        />
      </Section>
      <Section
        title="People"
        sub={people.length === 0 ? "Nobody yet" : String(people.length)}
        actions={manage("people", "people")}
      >
        <ul className="people">
          {people.map((person) => (
            <li className="row-flex" key={person.id}>
              <Face name={person.name} side="partner" />
              <a className="clip" href={`mailto:${person.email}`}>
                {person.name}
              </a>
              <span className="faint small clip push">{person.role}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Signed {...props} actions={manage("terms", "agreements")} />
      {partner.kind !== "supplier" && <Linked {...props} actions={manage("terms", "links")} />}
      <WhyLink to={`/desk/why/partner/${partner.id}`} />
    </Side>
  );
}

type PartProps = PartnerSideProps & { actions: React.ReactNode };

function Signed({ agreements, today, actions }: PartProps) {
  const open = agreements.filter(({ endedAt, replaced }) => !endedAt && !replaced);
  return (
    <Section title="Agreements" sub={open.length === 0 ? "None" : undefined} actions={actions}>
      <ul className="people">
        {open.map((agreement) => (
          <li className="row-flex" key={agreement.id}>
            <span className="clip">{agreementKindNames[agreement.kind]}</span>
            <span className="small push">
              <AgreementStatus agreement={agreement} today={today} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Linked({ partner, links, actions }: PartProps) {
  const open = links.filter(({ status }) => status !== "ended");
  return (
    <Section title="Links" sub={open.length === 0 ? "None" : undefined} actions={actions}>
      <ul className="people">
        {open.map((link) => (
          <li className="row-flex" key={link.id}>
            <Link className="link clip" to={`/desk/partners/${link.otherId}`}>
              {link.otherName}
            </Link>
            <span className="faint small clip push">{words(link, partner)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const words = (link: NamedLink, partner: PartnerSummary) =>
  linkWords(
    link,
    link.resellerId === partner.id
      ? { distributor: link.otherName, reseller: partner.name }
      : { distributor: partner.name, reseller: link.otherName },
  );
