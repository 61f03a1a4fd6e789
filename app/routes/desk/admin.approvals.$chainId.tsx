import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { priceCurrencies } from "#app/domain/catalog/products.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { ApprovalChain } from "#app/domain/programs/approval/approval-chain.ts";
import { approverNames } from "#app/domain/programs/approval/approver-names.server.ts";
import { listChains } from "#app/domain/programs/approval/chains.server.ts";
import {
  arrangeChain,
  chainEdition,
  saveChain,
} from "#app/domain/programs/approval/edit-chains.server.ts";
import { Conditions } from "#app/domain/programs/conditions.ts";
import { ChainForm as ChainFormSchema } from "#app/domain/programs/form/chain-form.schema.ts";
import { ruleNames } from "#app/domain/programs/rule-names.server.ts";
import { ChainForm } from "#app/domain/programs/ui/chain-form.tsx";
import { RemoveChainForm } from "#app/domain/programs/ui/chain-list.tsx";
import { type TypedForm, typedFrom } from "#app/domain/programs/ui/typed-form.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Approval chain"} · Tributary` },
];

const chainIdOf = (param: string | undefined) => (param === "new" ? null : uuidParam(param));

const blank: Omit<ApprovalChain, "id"> = {
  name: "",
  conditions: Conditions.parse({}),
  steps: [],
  apart: true,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  await requireRecentProof(request);
  const chainId = chainIdOf(params.chainId);
  return withScope(actor, async (tx) => {
    const found = (await listChains(tx)).find(({ id }) => id === chainId);
    if (chainId && !found) throw data("Not found", { status: 404 });
    const { currency } = await findVendor(tx);
    return {
      chain: found ?? blank,
      edition: found ? chainEdition(found) : null,
      names: await ruleNames(tx),
      people: await approverNames(tx),
      currencies: [...new Set([currency, ...(await priceCurrencies(tx))])],
      under: { label: "Approvals", to: "/desk/admin/approvals" },
      crumb: found?.name ?? "Add a chain",
    };
  });
}

type Answer = TypedForm & { refusal?: string };
const refused = (answer: Answer, status: number) => data<Answer>(answer, { status });

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  await requireRecentProof(request);
  const chainId = chainIdOf(params.chainId);
  const form = await readForm(request);
  if (form.get("intent") === "remove" && chainId) {
    await arrangeChain(actor, chainId, "remove");
    return redirect("/desk/admin/approvals?done=removed");
  }
  return save(actor, chainId, form);
}

async function save(actor: VendorActor, chainId: string | null, form: FormData) {
  const submission = parseWithZod(namedSteps(form), { schema: ChainFormSchema });
  if (submission.status !== "success") {
    return refused(typedFrom(form, submission.error ?? {}), 400);
  }
  const { name, apart, lines: steps, edition = null, ...conditions } = submission.value;
  const chain = { id: chainId, edition, name, apart, steps, conditions };
  const saved = await saveChain(actor, chain, now());
  if (saved.ok) return redirect("/desk/admin/approvals?done=saved");
  switch (saved.reason) {
    case "unknown":
      throw data("Not found", { status: 404 });
    case "name-taken":
      return refused(typedFrom(form, { name: ["Another chain has this name"] }), 409);
    case "not-an-approver": {
      const message = "No longer decides deals; choose another";
      const errors = saved.steps.map((place) => [`lines[${place}].approver`, [message]]);
      return refused(typedFrom(form, Object.fromEntries(errors)), 409);
    }
    case "changed":
      return refused(
        { typed: {}, errors: {}, refusal: "Somebody changed it meanwhile; it stands below" },
        409,
      );
  }
}

/** Steps without a name are not there; those after them move up. */
function namedSteps(form: FormData): FormData {
  const kept = new FormData();
  const lines: Record<string, FormDataEntryValue>[] = [];
  for (const [name, value] of form) {
    const [, place, field] = /^lines\[(\d)\]\.(\w+)$/.exec(name) ?? [];
    if (!place || !field) kept.append(name, value);
    else lines[Number(place)] = { ...lines[Number(place)], [field]: value };
  }
  const named = lines.filter((line) => String(line?.name ?? "").trim() !== "");
  for (const [place, line] of named.entries()) {
    for (const [field, value] of Object.entries(line)) {
      kept.append(`lines[${place}].${field}`, value);
    }
  }
  return kept;
}

export default function Chain() {
  const { under: _, crumb, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const asked = useSearchParams()[0].get("do");
  return (
    <>
      <PageHead
        title={crumb}
        actions={
          page.edition && (
            <LinkButton to="?do=remove" kind="danger" replace preventScrollReset>
              Remove chain
            </LinkButton>
          )
        }
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      {asked === "remove" && <RemoveChainForm name={crumb} />}
      <ChainForm key={page.edition} {...page} answer={answer} />
    </>
  );
}
