import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { selectDeals } from "#app/domain/deals/list-deals.server.ts";
import { statusLooks } from "#app/domain/deals/ui/deal-words.ts";
import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { kindNames as submissionKinds } from "#app/domain/exchange/submission.ts";
import { colleaguesOf, staff } from "#app/domain/identity/people.server.ts";
import { can, roleNames } from "#app/domain/identity/permissions.ts";
import { kindNames } from "#app/domain/partners/partner.ts";
import { partnerLinks } from "#app/domain/partners/partner-links.server.ts";
import { findPartner, partnersById } from "#app/domain/partners/partners.server.ts";
import { PartnerPeople } from "#app/domain/partners/ui/partner-people.tsx";
import { RecentTable } from "#app/domain/partners/ui/recent-table.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatMoney, formatUnits } from "#app/ui/format.ts";
import { PageHead, Section, Side, Split } from "#app/ui/page.tsx";
import { Badge, Status } from "#app/ui/status.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

const RECENT = 10;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Partner"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:read");
  const partnerId = uuidParam(params.partnerId);
  const page = await withScope(actor, async (tx) => {
    const partner = await findPartner(tx, partnerId);
    if (!partner) return null;
    const links = await partnerLinks(tx, partnerId);
    const others = links.map((link) =>
      link.resellerId === partnerId ? link.distributorId : link.resellerId,
    );
    const names = await partnersById(tx, others);
    const order = [{ createdAt: "desc" as const }, { id: "desc" as const }];
    return {
      partner,
      manager: (await staff(tx)).find(({ id }) => id === partner.managerId)?.name ?? null,
      people: await colleaguesOf(tx, partnerId),
      links: links.map((link, place) => ({
        id: link.id,
        name: names.get(others[place] ?? "")?.name ?? "",
        status: link.status,
        sharesDeals: link.sharesDeals,
      })),
      deals: await selectDeals(tx, { partnerId, status: { not: "draft" } }, order, RECENT),
      submissions: (await listSubmissions(tx, { partnerId }, {})).submissions.slice(0, RECENT),
    };
  });
  if (!page) throw data("Not found", { status: 404 });
  return { ...page, mayInvite: can(actor, "account:manage"), crumb: page.partner.name };
}

export default function Partner() {
  const { partner, manager, people, links, deals, submissions, mayInvite } =
    useLoaderData<typeof loader>();
  const sells = partner.kind !== "supplier";
  return (
    <>
      <PageHead
        title={partner.name}
        sub={`${kindNames[partner.kind]} in ${partner.city}`}
        actions={
          mayInvite &&
          sells && (
            <LinkButton to={`/desk/accounts/new?partner=${partner.id}`} icon="joint">
              Invite to a joint account
            </LinkButton>
          )
        }
      >
        {partner.tierName && <Badge>{partner.tierName}</Badge>}
      </PageHead>
      <Split cols="main-side">
        <div>
          <RecentTable
            title="Newest deals"
            none="No deal registered yet"
            head={["Customer", "Value", "State", "Registered"]}
            rows={deals.map((deal) => ({
              id: deal.id,
              to: `/desk/deals/${deal.id}`,
              cells: [
                deal.customerName,
                formatMoney(deal.valueMinor, deal.currency, undefined, { whole: true }),
                <Status key="state" {...statusLooks[deal.status]}>
                  {statusLooks[deal.status].word}
                </Status>,
                formatDay(deal.submittedAt ?? deal.createdAt),
              ],
            }))}
          />
          <RecentTable
            title="Newest submissions"
            none="Nothing handed over yet"
            head={["File", "Rows taken", "Kind", "Received"]}
            rows={submissions.map((each) => ({
              id: each.id,
              to: `/desk/submissions/${each.id}`,
              cells: [
                each.fileName,
                formatUnits(each.rowsTaken),
                submissionKinds[each.kind],
                formatDay(each.createdAt),
              ],
            }))}
          />
        </div>
        <Side label="About the partner">
          <Section title="Terms">
            <Facts
              facts={[
                { label: "Code", value: partner.code },
                { label: "Country", value: partner.country },
                { label: "Tier", value: partner.tierName ?? "None" },
                { label: "Manager", value: manager ?? "Nobody yet" },
              ]}
            />
          </Section>
          <PartnerPeople
            people={people.map(({ role, ...person }) => ({ ...person, role: roleNames[role] }))}
            links={links}
          />
        </Side>
      </Split>
    </>
  );
}
