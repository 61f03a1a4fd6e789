import type { SubmissionResult } from "@conform-to/react";

import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHead, SectionHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { Agreement } from "../agreement.ts";
import type { NamedLink } from "../links.server.ts";
import { AgreementForm } from "./agreement-form.tsx";
import { AgreementTable } from "./agreement-table.tsx";
import { EndAgreementForm } from "./end-agreement-form.tsx";
import { LinkQuestion } from "./link-question.tsx";
import { LinkTable } from "./link-table.tsx";
import { ProposeLinkForm } from "./propose-link-form.tsx";

type TermsPageProps = {
  partner: { id: string; name: string };
  today: Date;
  agreements: Agreement[];
  links: NamedLink[];
  /** Whom it could be linked with; null for a supplier. */
  toPropose: {
    wanted: "distributor" | "reseller";
    choices: { id: string; name: string }[];
  } | null;
  mayManage: boolean;
  asked: string | null;
  of: string | null;
  answer?: { refusal?: string; lastResult?: SubmissionResult<string[]> };
};

const done = {
  signed: "The agreement was added",
  renewed: "The agreement was renewed",
  "agreement-ended": "The agreement was ended",
  proposed: "Both partners were asked",
  "link-ended": "The link was ended",
};

/** What a partner signed and whom it is linked with, as the vendor sees it. */
export function TermsPage(props: TermsPageProps) {
  const { partner, today, agreements, links, toPropose, mayManage, answer } = props;
  return (
    <>
      <PageHead
        title="Agreements and links"
        sub={partner.name}
        actions={
          mayManage && (
            <>
              {toPropose && (
                <LinkButton to="?do=propose-link" icon="link" replace preventScrollReset>
                  Propose a link
                </LinkButton>
              )}
              <LinkButton to="?do=sign" icon="plus" replace preventScrollReset>
                Add an agreement
              </LinkButton>
            </>
          )
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {mayManage && <Asked {...props} />}
      <SectionHead
        title="Agreements"
        sub={agreements.length === 0 ? undefined : String(agreements.length)}
        overTable
      />
      {agreements.length === 0 ? (
        <Empty title="Nothing signed yet">Agreements with their end are kept here</Empty>
      ) : (
        <AgreementTable agreements={agreements} today={today} mayManage={mayManage} />
      )}
      {toPropose && (
        <>
          <SectionHead title="Links" overTable />
          {links.length === 0 ? (
            <Empty title="No link yet">
              A distributor and a reseller are linked when both have accepted
            </Empty>
          ) : (
            <LinkTable links={links} own={partner} as={mayManage ? "vendor" : "reader"} />
          )}
        </>
      )}
    </>
  );
}

/** The form for what was chosen above; the choice stands in the address. */
function Asked({ asked, of, agreements, links, toPropose, answer }: TermsPageProps) {
  const agreement = agreements.find(({ id }) => id === of) ?? null;
  const open = agreement && !agreement.endedAt && !agreement.replaced ? agreement : null;
  const link = links.find(({ id, status }) => id === of && status !== "ended");
  if (asked === "sign") return <AgreementForm renews={null} lastResult={answer?.lastResult} />;
  if (asked === "renew" && open) {
    return <AgreementForm renews={open} lastResult={answer?.lastResult} />;
  }
  if (asked === "end-agreement" && open) return <EndAgreementForm agreement={open} />;
  if (asked === "end-link" && link) return <LinkQuestion link={link} asked={asked} as="vendor" />;
  if (asked === "propose-link" && toPropose) {
    return (
      <ProposeLinkForm
        {...toPropose}
        text="Both are asked, and it is live when both have accepted. The reseller decides whether its deals are shown."
      />
    );
  }
  return null;
}
