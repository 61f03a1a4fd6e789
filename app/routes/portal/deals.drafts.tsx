import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import { clockAt } from "#app/domain/deals/clock.ts";
import { discardDraft } from "#app/domain/deals/drafts/discard-draft.server.ts";
import { listDrafts } from "#app/domain/deals/drafts/drafts.server.ts";
import { DiscardDialog } from "#app/domain/deals/ui/drafts/discard-dialog.tsx";
import { DraftTable } from "#app/domain/deals/ui/drafts/draft-table.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireSeller } from "./seller.server.ts";

export const meta: MetaFunction = () => [{ title: "Drafts · Tributary" }];
export const handle = { crumb: "Drafts" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireSeller(request);
  return withScope(actor, async (tx) => {
    const { timeZone } = await findVendor(tx);
    return { drafts: await listDrafts(tx, actor), clock: clockAt(now(), timeZone) };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const form = await readForm(request);
  const draftId = uuidParam(String(form.get("draftId") ?? ""));
  if (!(await discardDraft(actor, draftId))) throw data("Not found", { status: 404 });
  return redirect("/portal/deals/drafts?done=discarded");
}

export default function Drafts() {
  const { drafts, clock } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const asked = drafts.find(({ id }) => id === params.get("discard")) ?? null;
  return (
    <>
      <PageHead
        title="Drafts"
        sub="Seen by your company alone"
        actions={
          <LinkButton kind="primary" icon="plus" to="/portal/deals/new" kbd="c">
            Register a deal
          </LinkButton>
        }
      />
      <Done words={{ discarded: "The draft is discarded" }} />
      <DraftTable drafts={drafts} clock={clock} />
      <DiscardDialog draft={asked} />
    </>
  );
}
