import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { NOTHING } from "#app/ui/format.ts";
import { PageHead, Section, SectionHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import type { Agreement } from "../agreement.ts";
import { countries } from "../countries.ts";
import { waitsFor } from "../link.ts";
import type { NamedLink } from "../links.server.ts";
import { kindNames, type PartnerRecord, type PartnerSummary } from "../partner.ts";
import { AgreementTable } from "./agreement-table.tsx";
import { LinkQuestion } from "./link-question.tsx";
import { LinkTable } from "./link-table.tsx";
import { ProposeLinkForm } from "./propose-link-form.tsx";

export type CompanyPageProps = {
  vendorName: string;
  partner: PartnerSummary;
  record: PartnerRecord;
  managerName: string | null;
  today: Date;
  agreements: Agreement[];
  links: NamedLink[];
  /** Which end of a link this partner is. */
  end: "distributor" | "reseller" | null;
  /** Whom a reseller can ask; null for a distributor, who names a code. */
  choices: { id: string; name: string }[] | null;
  mayManage: boolean;
  asked: string | null;
  of: string | null;
  answer?: { refusal?: string; field?: string; typed?: string };
};

const done = {
  proposed: "The proposal was sent",
  accepted: "You accepted",
  ended: "The link has ended",
  shown: "Your deals are shown",
  hidden: "Your deals are hidden",
  mailbox: "The address for mails is new",
};

/** A partner's own record with the vendor: its terms, what it signed, whom it is linked with. */
export function CompanyPage(props: CompanyPageProps) {
  const { partner, links, agreements, today, end, mayManage, answer } = props;
  const waiting = end ? links.filter((link) => waitsFor(link, end)).length : 0;
  return (
    <>
      <PageHead
        title={partner.name}
        sub={`${kindNames[partner.kind]} of ${props.vendorName}`}
        actions={
          mayManage &&
          end && (
            <LinkButton to="?do=propose-link" icon="link" replace preventScrollReset>
              Propose a link
            </LinkButton>
          )
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {mayManage && waiting > 0 && !props.asked && (
        <Notice
          tone="warn"
          title={waiting === 1 ? "A link waits for your answer" : `${waiting} links wait for you`}
        />
      )}
      {mayManage && end && <Asked {...props} end={end} />}
      <Terms {...props} />
      <SectionHead title="Agreements" overTable />
      {agreements.length === 0 ? (
        <Empty title="No agreement on record">{props.vendorName} keeps what you sign here</Empty>
      ) : (
        <AgreementTable agreements={agreements} today={today} mayManage={false} />
      )}
      {end && (
        <>
          <SectionHead title="Links" overTable />
          {links.length === 0 ? (
            <Empty title="No link yet">
              {end === "reseller"
                ? "A link names the distributor you buy from; it is live when both have accepted"
                : "A link names a reseller that buys from you; it is live when both have accepted"}
            </Empty>
          ) : (
            <LinkTable
              links={links}
              own={{ id: partner.id, name: partner.name }}
              as={mayManage ? end : "reader"}
            />
          )}
        </>
      )}
      <WhyLink to={`/portal/why/partner/${partner.id}`} />
    </>
  );
}

function Terms({ partner, record, managerName }: CompanyPageProps) {
  return (
    <Section title="Terms" sub="Kept by the vendor; tell your channel manager what has changed">
      <Facts
        facts={[
          { label: "Code", value: partner.code },
          { label: "Tier", value: partner.tierName ?? "None" },
          { label: "Channel manager", value: managerName ?? "Nobody yet" },
          { label: "City", value: record.city },
          { label: "Country", value: countries[record.country] ?? record.country },
          { label: "Web domain", value: record.domain ?? NOTHING },
          { label: "Tax number", value: record.taxId ?? NOTHING },
          { label: "Territories", value: record.territories.join(", ") || NOTHING },
        ]}
      />
    </Section>
  );
}

function Asked(props: CompanyPageProps & { end: "distributor" | "reseller" }) {
  const { asked, of, links, end, choices, answer } = props;
  const link = links.find(({ id, status }) => id === of && status !== "ended");
  if (asked === "propose-link") {
    return (
      <ProposeLinkForm
        choices={choices}
        wanted={end === "reseller" ? "distributor" : "reseller"}
        text="With the proposal you have accepted. It is live when the other side has, too; until then nothing is shown."
        error={answer?.field}
        typed={answer?.typed}
      />
    );
  }
  if (!link || !asked) return null;
  if (asked === "accept-link" && !waitsFor(link, end)) return null;
  if (asked === "show-deals" && (end !== "reseller" || link.status !== "live")) return null;
  return <LinkQuestion link={link} asked={asked} as={end} />;
}
