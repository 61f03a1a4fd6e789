import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Outlet, useActionData, useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";

import { clockAt } from "#app/domain/deals/clock.ts";
import { assignReviewer, reviewersFor } from "#app/domain/deals/decide/assign-reviewer.server.ts";
import { AssignDeals } from "#app/domain/deals/decide/decide-deal.schema.ts";
import { queuePage } from "#app/domain/deals/decide/queue.server.ts";
import { queueChoices } from "#app/domain/deals/decide/queue-choices.server.ts";
import { queueQueryFrom } from "#app/domain/deals/decide/queue-query.ts";
import { whatWasDone } from "#app/domain/deals/decide/what-was-done.server.ts";
import { AssignSelected } from "#app/domain/deals/ui/review/assign-selected.tsx";
import {
  Narrowed,
  QueueFilters,
  QueueSearch,
  QueueStates,
  queueTitles,
} from "#app/domain/deals/ui/review/queue-filters.tsx";
import { QueueList } from "#app/domain/deals/ui/review/queue-list.tsx";
import { placeOf, sortNames } from "#app/domain/deals/ui/review/queue-words.ts";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Filters } from "#app/ui/filter-bar.tsx";
import { Kbd } from "#app/ui/kbd.tsx";
import { PageHead, Split } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Notice } from "#app/ui/status.tsx";
import { ToastRegion } from "#app/ui/toast.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { doneAt } from "./deal-answer.server.ts";

export const meta: MetaFunction = () => [{ title: "Deals to decide · Tributary" }];
export const handle = { crumb: "Deals" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:read");
  const query = queueQueryFrom(request);
  const at = now();
  return withScope(actor, async (tx) => {
    const clock = clockAt(at, (await findVendor(tx)).timeZone);
    const [page, choices, saved, toast, colleagues] = await Promise.all([
      queuePage(tx, actor, query, clock),
      queueChoices(tx, actor, clock),
      savedViewsOf(tx, actor, "desk/deals"),
      whatWasDone(tx, new URL(request.url)),
      reviewersFor(tx, actor),
    ]);
    return {
      ...page,
      choices,
      saved,
      toast,
      colleagues,
      query,
      clock,
      manages: actor.role === "channel_manager",
    };
  });
}

/** Gives the ticked registrations to a colleague. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const submission = parseWithZod(await readForm(request), { schema: AssignDeals });
  if (submission.status !== "success") {
    const problem = Object.values(submission.error ?? {}).flat()[0] ?? "Choose registrations";
    return data({ problem }, { status: 400 });
  }
  const { selected, reviewerId } = submission.value;
  const at = now();
  const outcome = await assignReviewer(actor, { dealIds: selected, reviewerId }, at);
  if (!outcome.ok && outcome.reason === "not-found") throw data("Not found", { status: 404 });
  if (!outcome.ok)
    return data({ problem: "Choose a colleague who decides deals" }, { status: 400 });
  const { searchParams } = new URL(request.url);
  const changes = { done: "given", was: reviewerId, n: String(outcome.count), t: doneAt(at) };
  return redirect(`/desk/deals${withParams(searchParams, changes)}`);
}

export default function DealQueue() {
  const page = useLoaderData<typeof loader>();
  const { items, query, clock, choices, toast, after, before } = page;
  const problem = useActionData<typeof action>()?.problem;
  const { dealId } = useParams();
  const [params] = useSearchParams();
  useFocusOnQueue(toast?.id);
  const passing = { do: null, with: null, done: null, was: null, n: null, t: null, views: null };
  const kept = withParams(params, passing).replace(/^\?$/, "");
  const narrowed = kept !== "";
  return (
    <>
      <PageHead
        title={queueTitles[query.status]}
        wideOnly={Boolean(dealId)}
        actions={
          <>
            <span className="row-flex small faint nowrap wide-only mid-off">
              <Kbd keys="j" /> <Kbd keys="k" /> move <Kbd keys="x" /> select <Kbd keys="?" /> all
              keys
            </span>
            <ExportMenu of="/desk/deals" params={kept.replace("?", "")} />
            {page.colleagues.length > 0 && (
              <LinkButton to="/desk/deals/new" icon="plus">
                Register for a partner
              </LinkButton>
            )}
          </>
        }
      />
      <div className={dealId ? "wide-only" : undefined}>
        <Filters>
          <QueueSearch query={query} />
          <QueueFilters query={query} choices={choices} manages={page.manages} />
          <SavedViews {...page.saved} />
          <QueueStates query={query} />
        </Filters>
      </div>
      {!dealId && <Narrowed query={query} choices={choices} />}
      {problem && <Notice tone="bad" title={problem} live />}
      <Split cols="list-record" open={dealId ? "record" : "list"}>
        <div>
          {items.length > 0 ? (
            <QueueList
              key={toast?.id}
              items={items}
              currentId={dealId}
              clock={clock}
              waiting={query.status === "waiting"}
              byDue={query.status === "waiting" && query.sort === "due"}
              head={headOf(query)}
              to={(item) => `${placeOf(item)}${kept}`}
              action={`/desk/deals${kept}`}
              actions={
                page.colleagues.length > 0 && <AssignSelected colleagues={page.colleagues} />
              }
            />
          ) : (
            <Empty
              title={narrowed ? "Nothing fits" : "Nothing to decide"}
              actions={narrowed && <LinkButton to="/desk/deals">Show everything</LinkButton>}
            >
              {narrowed
                ? "Take a filter away, or search for fewer letters."
                : "Registrations appear here when partners hand them in."}
            </Empty>
          )}
          <Pager after={after} before={before} />
        </div>
        <Outlet context={{ items, kept }} />
      </Split>
      <ToastRegion toast={toast} />
    </>
  );
}

function headOf({ status, sort }: ReturnType<typeof queueQueryFrom>): string {
  if (status !== "waiting" && sort === "-due") return "Latest first";
  const by = sortNames[sort.replace("-", "") as keyof typeof sortNames];
  return `By ${by.toLowerCase()}, ${sort.startsWith("-") ? "falling" : "rising"}`;
}

/** After an answer the next one is open, and the keys go on from where it stands in the list. */
function useFocusOnQueue(deed: string | undefined) {
  useEffect(() => {
    if (deed) document.querySelector<HTMLElement>(".queue a[aria-current]")?.focus();
  }, [deed]);
}
