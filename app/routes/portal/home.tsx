import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";

import { listJointAccounts } from "#app/domain/accounts/list-joint-accounts.server.ts";
import { WaitingInvitations } from "#app/domain/accounts/ui/waiting-invitations.tsx";
import { partnerHome } from "#app/domain/deals/lists/partner-home.server.ts";
import { HomePage } from "#app/domain/deals/ui/lists/home-page.tsx";
import { type WorkingPlace, WorkingPlaces } from "#app/domain/deals/ui/lists/working-places.tsx";
import { openPeriods } from "#app/domain/exchange/calendar/partner-reporting.server.ts";
import { OpenReport } from "#app/domain/exchange/calendar/ui/open-reports.tsx";
import { countWaitingFiles } from "#app/domain/exchange/lists/waiting-files.server.ts";
import { WaitingFilesToDo } from "#app/domain/exchange/ui/waiting-files-to-do.tsx";
import { can, type Permission } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { PartnerActor, PartnerKind } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { useKeys } from "#app/ui/keyboard.ts";
import { PageHead } from "#app/ui/page.tsx";
import { TodoList } from "#app/ui/todo.tsx";

import { requireActor, requireVisitor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Home · Tributary" }];
export const handle = { crumb: "Home" };

type Place = WorkingPlace & { needs: Permission; for: PartnerKind[] };

const places: Place[] = [
  {
    to: "/portal/sales-out",
    title: "Sales-out",
    text: "What you sold on, in the file you already have",
    act: "Send sales-out",
    needs: "submission:send",
    for: ["distributor", "reseller"],
  },
  {
    to: "/portal/inventory",
    title: "Inventory",
    text: "What lies at which location, and since when",
    act: "Send inventory",
    needs: "inventory:read",
    for: ["distributor", "reseller"],
  },
  {
    to: "/portal/forecast",
    title: "Forecast",
    text: "What you expect, per part and month",
    act: "Open the forecast",
    needs: "demand:publish",
    for: ["distributor", "reseller", "supplier"],
  },
  {
    to: "/portal/demand",
    title: "Demand",
    text: "What the channel expects of the parts you supply",
    act: "See the demand",
    needs: "demand:read",
    for: ["supplier"],
  },
];

const placesOf = (actor: PartnerActor): WorkingPlace[] =>
  places
    .filter((place) => can(actor, place.needs) && place.for.includes(actor.partnerKind))
    .map(({ needs: _needs, for: _for, ...place }) => place);

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor: visitor } = await requireVisitor(request);
  const sells = can(visitor, "deal:read");
  const actor = await requireActor(request, "partner", sells ? "deal:read" : "demand:read");
  const who =
    new URL(request.url).searchParams.get("who") === "mine" ? ("mine" as const) : ("team" as const);
  const home =
    sells && actor.partnerKind !== "supplier"
      ? await withScope(actor, (tx) => partnerHome(tx, actor, who, now()))
      : null;
  const invitations =
    home && can(actor, "account:read")
      ? await listJointAccounts(actor, { status: "invited", q: "" }, now())
      : [];
  const reports = can(actor, "submission:read")
    ? await withScope(actor, async (tx) => {
        const today = localDay(now(), (await findVendor(tx)).timeZone);
        const open = await openPeriods(tx, actor.partnerId, today);
        return { today, open, waiting: await countWaitingFiles(tx, actor.partnerId) };
      })
    : null;
  return {
    home,
    reports,
    invitations: invitations.filter(({ waits }) => waits),
    who,
    partnerId: actor.partnerId,
    places: placesOf(actor),
    maySend: can(actor, "submission:send") && actor.partnerKind !== "supplier",
    maySay: can(actor, "submission:send"),
  };
}

export default function Home() {
  const loaded = useLoaderData<typeof loader>();
  const { home, invitations, reports, who, partnerId, places: mine, maySend } = loaded;
  const toReport = (reports?.open.length ?? 0) + (reports?.waiting ? 1 : 0);
  const reportsToDo = reports && toReport > 0 && (
    <>
      <WaitingFilesToDo count={reports.waiting} base="/portal/submissions" />
      {reports.open.map((period) => (
        <OpenReport
          key={`${period.kind} ${period.firstDay.getTime()}`}
          {...{ period, today: reports.today, maySay: loaded.maySay }}
        />
      ))}
    </>
  );
  const navigate = useNavigate();
  useKeys(home ? { c: { run: () => navigate("/portal/deals/new"), says: "Register a deal" } } : {});
  if (!home) {
    return (
      <>
        <PageHead title="Home" />
        {reportsToDo && <TodoList label="To report">{reportsToDo}</TodoList>}
        <WorkingPlaces places={mine} />
      </>
    );
  }
  const count = home.toDos.length + invitations.length + toReport + (home.drafts.count > 0 ? 1 : 0);
  return (
    <>
      <PageHead
        title="Home"
        sub={
          count === 0
            ? "Nothing needs you now"
            : count === 1
              ? "1 thing needs you"
              : `${count} things need you`
        }
        actions={
          <>
            {maySend && (
              <LinkButton icon="upload" to="/portal/sales-out">
                Send sales-out
              </LinkButton>
            )}
            <LinkButton kind="primary" icon="plus" to="/portal/deals/new" kbd="c">
              Register a deal
            </LinkButton>
          </>
        }
      />
      <HomePage home={home} partnerId={partnerId} who={who}>
        {reportsToDo}
        {invitations.length > 0 && (
          <WaitingInvitations
            invitations={invitations}
            vendorName={home.vendorName}
            today={home.clock.today}
          />
        )}
      </HomePage>
    </>
  );
}
