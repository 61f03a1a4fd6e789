import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { customersThatAre } from "#app/domain/customers/customers.server.ts";
import { selectDeals } from "#app/domain/deals/lists/list-deals.server.ts";
import { statusLooks } from "#app/domain/deals/ui/deal-words.ts";
import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { kindNames as submissionKinds } from "#app/domain/exchange/submission.ts";
import { colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import { can, roleNames } from "#app/domain/identity/permissions.ts";
import { agreementsOf } from "#app/domain/partners/agreements.server.ts";
import { changePartnerStatus } from "#app/domain/partners/change-partner-status.server.ts";
import { partnerRecord } from "#app/domain/partners/edit-partner.server.ts";
import { namedLinks } from "#app/domain/partners/links.server.ts";
import { ChangeStatus } from "#app/domain/partners/partner.schema.ts";
import { kindNames } from "#app/domain/partners/partner.ts";
import { mayMoveStatus } from "#app/domain/partners/partner-status.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { PartnerSide } from "#app/domain/partners/ui/partner-side.tsx";
import { PartnerState, StatusQuestion } from "#app/domain/partners/ui/partner-status-bar.tsx";
import { RecentTable } from "#app/domain/partners/ui/recent-table.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { formatDay, formatMoney, formatUnits } from "#app/ui/format.ts";
import { Menu, MenuLink } from "#app/ui/menu.tsx";
import { PageHead, Split } from "#app/ui/page.tsx";
import { Badge, Notice, Status } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

const RECENT = 10;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Partner"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:read");
  const partnerId = uuidParam(params.partnerId);
  // Ending a partner is asked of whoever sits there, before anything is typed.
  if (new URL(request.url).searchParams.get("do") === "ended") await requireRecentProof(request);
  const page = await withScope(actor, async (tx) => {
    const partner = await findPartner(tx, partnerId);
    const found = await partnerRecord(tx, partnerId);
    if (!partner || !found) return null;
    const order = [{ createdAt: "desc" as const }, { id: "desc" as const }];
    return {
      partner,
      record: found.record,
      customers: can(actor, "customer:read") ? await customersThatAre(tx, partnerId) : [],
      manager: (await staff(tx)).find(({ id }) => id === partner.managerId)?.name ?? null,
      people: await colleaguesOf(tx, partnerId),
      links: await namedLinks(tx, partnerId),
      agreements: await agreementsOf(tx, partnerId),
      today: localDay(now(), (await findVendor(tx)).timeZone),
      deals: await selectDeals(tx, { partnerId }, order, RECENT),
      submissions: (await listSubmissions(tx, { partnerId }, {})).submissions.slice(0, RECENT),
    };
  });
  if (!page) throw data("Not found", { status: 404 });
  const moves = (["active", "suspended", "ended"] as const).filter((to) =>
    mayMoveStatus(actor.role, page.partner.status, to),
  );
  return {
    ...page,
    moves,
    mayInvite: can(actor, "account:manage"),
    mayManage: can(actor, "partner:manage"),
    crumb: page.partner.name,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  const partnerId = uuidParam(params.partnerId);
  const submission = parseWithZod(await readForm(request), { schema: ChangeStatus });
  if (submission.status !== "success") {
    return data({ errors: submission.error?.note ?? [], refusal: null }, { status: 400 });
  }
  if (submission.value.status === "ended") {
    await requireRecentProof(request, { back: `/desk/partners/${partnerId}?do=ended` });
  }
  const change = await changePartnerStatus(actor, partnerId, submission.value, now());
  if (change.ok) return redirect(`/desk/partners/${partnerId}?done=${submission.value.status}`);
  if (change.reason === "unknown") throw data("Not found", { status: 404 });
  return data({ errors: [], refusal: "That is not possible from here any more" }, { status: 409 });
}

const done = {
  registered: "The partner is registered, and its administrator was invited",
  changed: "The partner was changed",
  active: "The portal is open for this partner again",
  suspended: "The partner is suspended",
  ended: "The partnership was ended",
};

export default function Partner() {
  const page = useLoaderData<typeof loader>();
  const { partner, people, deals, submissions, moves, mayManage } = page;
  const [params] = useSearchParams();
  const answer = useActionData<typeof action>();
  const asked = moves.find((to) => to === params.get("do"));
  return (
    <>
      <PageHead
        title={partner.name}
        sub={`${kindNames[partner.kind]} in ${partner.city}`}
        actions={<Deeds {...page} />}
      >
        {partner.tierName && <Badge>{partner.tierName}</Badge>}
        {partner.status !== "active" && <PartnerState status={partner.status} />}
      </PageHead>
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      {asked && <StatusQuestion to={asked} errors={answer?.errors ?? []} />}
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
        <PartnerSide
          {...page}
          people={people.map(({ role, ...person }) => ({ ...person, role: roleNames[role] }))}
          mayManage={mayManage}
        />
      </Split>
    </>
  );
}

const moveWords = { active: "Open again", suspended: "Suspend", ended: "End partnership" };

/** What can be done with the partner; the grave ones are asked about first. */
function Deeds({
  partner,
  moves,
  mayInvite,
  mayManage,
}: ReturnType<typeof useLoaderData<typeof loader>>) {
  const base = `/desk/partners/${partner.id}`;
  return (
    <>
      {mayInvite && partner.kind !== "supplier" && partner.status === "active" && (
        <LinkButton to={`/desk/accounts/new?partner=${partner.id}`} icon="joint">
          Invite to a joint account
        </LinkButton>
      )}
      {!mayManage && (
        <LinkButton to={`/desk/reporting/${partner.id}`} icon="calendar">
          Reporting
        </LinkButton>
      )}
      {mayManage && (
        <>
          <LinkButton to={`${base}/edit`} icon="edit">
            Edit
          </LinkButton>
          <Menu label="More" icon="more" iconOnly>
            {partner.kind !== "supplier" && partner.status === "active" && (
              <MenuLink to={`/desk/deals/new?partner=${partner.id}`} icon="plus">
                Register a deal for it
              </MenuLink>
            )}
            <MenuLink to={`${base}/people`} icon="people">
              People and invitations
            </MenuLink>
            <MenuLink to={`/desk/reporting/${partner.id}`} icon="calendar">
              Reporting
            </MenuLink>
            <MenuLink to={`${base}/terms`} icon="link">
              Agreements and links
            </MenuLink>
            {moves.map((to) => (
              <MenuLink key={to} to={`${base}?do=${to}`} danger={to !== "active"}>
                {moveWords[to]}
              </MenuLink>
            ))}
          </Menu>
        </>
      )}
    </>
  );
}
