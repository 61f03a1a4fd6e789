import type { CustomerWords } from "#app/domain/customers/customer-words.ts";
import { countries } from "#app/domain/partners/countries.ts";
import { type Fact, Facts } from "#app/ui/facts.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import type { Clock } from "../clock.ts";
import type { ShownDeal } from "../deal.ts";
import { stageNames } from "./deal-words.ts";

const given = (facts: (Fact & { value: Fact["value"] | null | undefined })[]): Fact[] =>
  facts.filter(({ value }) => value !== null && value !== undefined && value !== "");

/** The customer as the registration writes it. */
export function CustomerFacts({ customer }: { customer: CustomerWords }) {
  const { street, postcode, city, country } = customer;
  const place = [street, [postcode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  return (
    <Section title="Customer">
      <Facts
        facts={given([
          { label: "Name", value: customer.name },
          { label: "Web domain", value: customer.domain },
          { label: "Address", value: place },
          { label: "Country", value: country && (countries[country] ?? country) },
          { label: "DUNS number", value: customer.duns },
          { label: "VAT number", value: customer.vat },
        ])}
      />
    </Section>
  );
}

const registrar = ({ registeredByName, ownerName, partnerName }: ShownDeal) =>
  registeredByName ? `${registeredByName}, on behalf of ${partnerName}` : ownerName;

/** Where the partner's own sale stands. */
export function SaleFacts({ deal, clock }: { deal: ShownDeal; clock: Clock }) {
  return (
    <Section title="The sale">
      <Facts
        facts={given([
          { label: "Sales stage", value: stageNames[deal.stage] },
          { label: "Expected order", value: formatDay(deal.closeDay, undefined, clock.today) },
          { label: "Contact", value: deal.contactName },
          { label: "E-mail", value: deal.contactEmail },
          { label: "Phone", value: deal.contactPhone },
          { label: "Own reference", value: deal.reference },
          { label: "Owner", value: deal.registeredByName && deal.ownerName },
          { label: "Registered by", value: registrar(deal) },
          {
            label: "Submitted",
            value: deal.submittedAt && formatInstant(deal.submittedAt, clock.timeZone),
          },
          {
            label: "Registration",
            value: deal.registration > 1 ? `version ${deal.registration}` : null,
          },
          { label: "Programme", value: `${deal.programName}, version ${deal.programVersion}` },
          { label: "Work done", value: deal.workDone },
        ])}
      />
    </Section>
  );
}
