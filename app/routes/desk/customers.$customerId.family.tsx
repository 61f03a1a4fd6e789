import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import type { Deciding } from "#app/domain/customers/decisions/make-decision.server.ts";
import { setParent } from "#app/domain/customers/decisions/set-parent.server.ts";
import { wholeFamilyOf } from "#app/domain/customers/family.server.ts";
import { familyLines } from "#app/domain/customers/family-tree.ts";
import { searchCustomers } from "#app/domain/customers/search-customers.server.ts";
import { PlaceForm } from "#app/domain/customers/ui/decisions/place-form.tsx";
import { FamilyTable } from "#app/domain/customers/ui/family-table.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { boughtInShort } from "#app/domain/revenue/matching/bought-in-short.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { deciding, decisionOr404, idIn, misunderstood } from "./customer-decisions.server.ts";
import { customerOr404 } from "./customer-or-404.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Family of ${page?.customer.name ?? "a customer"} · Tributary` },
];
export const handle = { crumb: "Family" };

/** As many companies as are shown; what they bring is in the sums of those above them. */
const SHOWN = 300;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const id = uuidParam(params.customerId);
  const q = z.string().trim().max(100).catch("").parse(new URL(request.url).searchParams.get("q"));
  return withScope(actor, async (tx) => {
    const customer = await customerOr404(tx, id);
    if (customer.standsForId) throw redirect(`/desk/customers/${customer.standsForId}/family`);
    const { topId, members } = await wholeFamilyOf(tx, id);
    const { currency } = await findVendor(tx);
    const ids = members.map((member) => member.id);
    const bought = await boughtInShort(tx, ids);
    const lines = familyLines(members, topId, (member) => bought(member).netMinor);
    const shown = lines.slice(0, SHOWN);
    const mayDecide = can(actor, "customer:decide");
    return {
      ...{ customer, lines: shown, left: lines.length - shown.length, currency, mayDecide, q },
      parent: members.find((member) => member.id === customer.parentId) ?? null,
      found: q && mayDecide ? await searchCustomers(tx, q) : [],
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const id = uuidParam(params.customerId);
  const { refused } = decisionOr404(await move(deciding(actor), id, await readForm(request)));
  return refused ?? redirect(`/desk/customers/${id}/family?done=moved`);
}

function move(by: Deciding, id: string, form: FormData) {
  const note = null;
  switch (form.get("intent")) {
    case "below-other":
      return setParent(by, { customerId: id, parentId: idIn(form, "other"), note });
    case "other-below":
      return setParent(by, { customerId: idIn(form, "other"), parentId: id, note });
    case "on-its-own":
      return setParent(by, { customerId: id, parentId: null, note });
    default:
      throw misunderstood();
  }
}

export default function Family() {
  const { customer, lines, left, currency, mayDecide, ...place } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={`Family of ${customer.name}`}
        sub={lines.length === 1 ? "It belongs to nobody, and nobody to it" : undefined}
        actions={<LinkButton to={`/desk/customers/${customer.id}`}>Back</LinkButton>}
      />
      <Done words={{ moved: "Moved: figures follow" }} />
      {answer && <Notice tone="bad" title={answer.problem} live />}
      <FamilyTable lines={lines} currentId={customer.id} currency={currency} />
      {left > 0 && <p className="section small quiet">and {left} more</p>}
      {mayDecide && <PlaceForm customer={customer} {...place} />}
    </>
  );
}
