import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { editPartner, partnerRecord } from "#app/domain/partners/edit-partner.server.ts";
import { EditPartner } from "#app/domain/partners/partner.schema.ts";
import type { PartnerRecord } from "#app/domain/partners/partner.ts";
import { partnerChoices } from "#app/domain/partners/partner-choices.server.ts";
import { EditPartnerForm } from "#app/domain/partners/ui/edit-partner-form.tsx";
import { partnerLabels } from "#app/domain/partners/ui/partner-fields.tsx";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { NOTHING } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Edit ${page?.name ?? "partner"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  const id = uuidParam(params.partnerId);
  return withScope(actor, async (tx) => {
    const found = await partnerRecord(tx, id);
    if (!found) throw data("Not found", { status: 404 });
    const { name } = found.record;
    const back = `/desk/partners/${id}`;
    return {
      ...found,
      name,
      back,
      choices: await partnerChoices(tx),
      under: { label: name, to: back },
      crumb: "Edit",
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  const id = uuidParam(params.partnerId);
  const submission = parseWithZod(await readForm(request), { schema: EditPartner });
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply() }, { status: 400 });
  }
  const outcome = await editPartner(actor, id, submission.value);
  if (outcome.ok) return redirect(`/desk/partners/${id}?done=changed`);
  if (outcome.reason === "changed") {
    const { edition } = outcome;
    const now = await standsNow(actor, outcome.now);
    return data({ lastResult: submission.reply(), edition, now }, { status: 409 });
  }
  if (outcome.reason === "unknown") throw data("Not found", { status: 404 });
  const fieldErrors = wrongFields[outcome.reason];
  return data({ lastResult: submission.reply({ fieldErrors }) }, { status: 409 });
}

const wrongFields: Record<
  "code-taken" | "tier-unknown" | "manager-unknown",
  Record<string, string[]>
> = {
  "code-taken": { code: ["Another partner has this code"] },
  "tier-unknown": { tierId: ["Choose one of the list"] },
  "manager-unknown": { managerId: ["Choose one of the list"] },
};

/** The record as it is now, in the words of the form. */
const standsNow = (actor: VendorActor, record: PartnerRecord) =>
  withScope(actor, async (tx) => {
    const { tiers, managers } = await partnerChoices(tx);
    const nameOf = (id: string | null) =>
      [...tiers, ...managers].find((choice) => choice.id === id)?.name ?? null;
    const words: Record<keyof PartnerRecord, string | null> = {
      ...record,
      tierId: nameOf(record.tierId),
      managerId: nameOf(record.managerId),
      territories: record.territories.join(", "),
    };
    return Object.entries(partnerLabels).map(([key, label]) => ({
      label,
      value: words[key as keyof PartnerRecord] || NOTHING,
    }));
  });

export default function EditPartnerPage() {
  const { name, record, edition, choices, back } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={`Edit ${name}`} />
      <EditPartnerForm
        record={record}
        edition={edition}
        choices={choices}
        back={back}
        answer={answer}
      />
    </>
  );
}
