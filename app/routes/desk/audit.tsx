import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { auditActions, listAudit } from "#app/platform/audit/audit-log.server.ts";
import { chainOf, verifyAndRecord } from "#app/platform/audit/chain-state.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { PageHead, Split } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { AuditChainSide } from "./audit-chain-side.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { auditFilter, auditQueryFrom } from "./audit-query.ts";
import { AuditTable } from "./audit-table.tsx";
import { detailWords } from "./audit-words.ts";

export const meta: MetaFunction = () => [{ title: "Audit trail · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const query = auditQueryFrom(request);
  return withScope(actor, async (tx) => {
    const { timeZone, shortName } = await findVendor(tx);
    const { entries, ...pages } = await listAudit(tx, auditFilter(query, timeZone), query);
    const partners = await partnersById(
      tx,
      entries.flatMap(({ partnerId }) => partnerId ?? []),
    );
    return {
      query,
      pages,
      timeZone,
      vendorName: shortName,
      saved: await savedViewsOf(tx, actor, "desk/audit"),
      chain: await chainOf(tx),
      actions: await auditActions(tx),
      entries: entries.map(({ id, at, action, actorName, partnerId, detail }) => ({
        ...{ id, at, action, actorName },
        side: partnerId ? (partners.get(partnerId)?.name ?? "") : shortName,
        detail: detailWords(detail),
      })),
    };
  });
}

const Verify = z.object({
  head: z
    .string()
    .trim()
    .regex(/^(\d{1,10}:\d{1,18}:[0-9a-f]{64})?$/, "A head looks like vendor:number:hash")
    .default(""),
});

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const typed = Object.fromEntries(await readForm(request));
  const refuse = (errors: string[]) =>
    data({ refused: { head: String(typed.head ?? ""), errors } }, { status: 400 });
  const sent = Verify.safeParse(typed);
  if (!sent.success) return refuse(sent.error.issues.map(({ message }) => message));
  const [vendor, seq, hash] = sent.data.head.split(":");
  if (vendor && Number(vendor) !== actor.vendorId) return refuse(["This is another vendor's head"]);
  await verifyAndRecord(actor, seq && hash ? { seq: BigInt(seq), hash } : undefined);
  return redirect(`/desk/audit${new URL(request.url).search}`);
}

export default function Audit() {
  const { query, pages, timeZone, vendorName, saved, chain, actions, entries } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  return (
    <Split cols="main-side">
      <div>
        <PageHead title="Audit trail" actions={<ExportMenu of="/desk/audit" params={params} />} />
        <AuditFilters query={query} actions={actions} vendorName={vendorName} params={params}>
          <SavedViews {...saved} />
        </AuditFilters>
        {entries.length === 0 ? (
          <Empty title="Nothing on record">Nothing was done that fits these filters</Empty>
        ) : (
          <AuditTable entries={entries} timeZone={timeZone} base="/desk/audit" />
        )}
        <Pager {...pages} />
      </div>
      <AuditChainSide chain={chain} timeZone={timeZone} refused={answer?.refused} />
    </Split>
  );
}
