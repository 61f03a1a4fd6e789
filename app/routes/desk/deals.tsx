import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Outlet, useLoaderData, useParams, useSearchParams } from "@remix-run/react";

import { clockAt } from "#app/domain/deals/clock.ts";
import { dealQueue } from "#app/domain/deals/decide/deal-queue.server.ts";
import { QUEUE_SIZE, queueQueryFrom } from "#app/domain/deals/decide/queue-query.ts";
import { QueueList } from "#app/domain/deals/ui/review/queue-list.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { otherParams, withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Chip, Chips } from "#app/ui/filter-bar.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { Kbd } from "#app/ui/kbd.tsx";
import { PageHead, Split } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Deals to decide · Tributary" }];
export const handle = { crumb: "Deals" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:read");
  const query = queueQueryFrom(request);
  const at = now();
  return withScope(actor, async (tx) => {
    const { timeZone } = await findVendor(tx);
    const queue = await dealQueue(tx, actor, query, at);
    return {
      ...queue,
      query,
      clock: clockAt(at, timeZone),
      full: queue.deals.length === QUEUE_SIZE,
      manages: actor.role === "channel_manager",
    };
  });
}

const titles = { waiting: "To decide", approved: "Approved", closed: "Closed" };

export default function DealQueue() {
  const { deals, conflicts, query, clock, full, manages } = useLoaderData<typeof loader>();
  const { dealId } = useParams();
  const [params] = useSearchParams();
  const kept = new URLSearchParams(withParams(params, { do: null, with: null }).slice(1));
  const search = kept.size > 0 ? `?${kept}` : "";
  const to = (name: string, value: string | null) =>
    `/desk/deals${withParams(kept, { [name]: value })}`;
  return (
    <>
      <PageHead
        title={titles[query.status]}
        wideOnly={Boolean(dealId)}
        actions={
          <span className="row-flex small faint wide-only">
            <Kbd keys="j" /> <Kbd keys="k" /> move
          </span>
        }
      >
        <Chips>
          {manages && (
            <Chip
              to={to("partners", query.partners === "mine" ? null : "mine")}
              pressed={query.partners === "mine"}
              icon="user"
            >
              <b>My partners</b>
            </Chip>
          )}
          {(["approved", "closed"] as const).map((status) => (
            <Chip
              key={status}
              to={to("status", query.status === status ? null : status)}
              pressed={query.status === status}
            >
              {titles[status]}
            </Chip>
          ))}
          <Form role="search" action="/desk/deals" key={query.q ?? ""}>
            {otherParams(kept, ["q"]).map(([name, value]) => (
              <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
            ))}
            <TextInput
              lead="search"
              name="q"
              type="search"
              defaultValue={query.q}
              aria-label="Search by customer, partner or number"
              placeholder="Customer or number"
            />
          </Form>
        </Chips>
      </PageHead>
      <Split cols="list-record" open={dealId ? "record" : "list"}>
        <div>
          {deals.length > 0 ? (
            <QueueList
              deals={deals}
              conflicts={conflicts}
              currentId={dealId}
              clock={clock}
              waiting={query.status === "waiting"}
              to={(deal) => `/desk/deals/${deal.id}${search}`}
            />
          ) : (
            <Empty title={query.q ? "No deal fits" : "Nothing to decide"}>
              {query.q
                ? "Try fewer letters, or another state."
                : "Registrations appear here when partners hand them in."}
            </Empty>
          )}
          {full && <p className="help section">The first {QUEUE_SIZE}; search for the rest.</p>}
        </div>
        <Outlet />
      </Split>
    </>
  );
}
