import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { listAudit } from "#app/platform/audit/audit-log.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { auditFilter, auditQueryFrom } from "../desk/audit-query.ts";
import { AuditTable } from "../desk/audit-table.tsx";
import { detailWords } from "../desk/audit-words.ts";
import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Audit trail" };
export const meta: MetaFunction = () => [{ title: "Audit trail · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "audit:read");
  const query = auditQueryFrom(request);
  return withScope(actor, async (tx) => {
    const { timeZone } = await findVendor(tx);
    const { entries, ...pages } = await listAudit(tx, auditFilter(query, timeZone), query);
    return {
      person: query.person,
      ...{ pages, timeZone, company: actor.partnerName },
      entries: entries.map(({ id, at, action, actorName, detail }) => ({
        ...{ id, at, action, actorName },
        side: actor.partnerName,
        detail: detailWords(detail),
      })),
    };
  });
}

export default function Audit() {
  const { person, pages, timeZone, company, entries } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Audit trail" sub={`What people at ${company} did`} />
      <Filters>
        <SearchFilter name="person" value={person} label="Find a person" />
      </Filters>
      {entries.length === 0 ? (
        <Empty title="Nothing on record">Nothing was done that fits this search</Empty>
      ) : (
        <AuditTable entries={entries} timeZone={timeZone} />
      )}
      <Pager {...pages} />
    </>
  );
}
