import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { changeTiers } from "#app/domain/partners/change-tiers.server.ts";
import { ChangeTiers } from "#app/domain/partners/tier.schema.ts";
import { listTiers } from "#app/domain/partners/tiers.server.ts";
import { percentOf, type TierAnswer, TierPage } from "#app/domain/partners/ui/tier-page.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Tiers" };
export const meta: MetaFunction = () => [{ title: "Tiers · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "tier:manage");
  return { tiers: await withScope(actor, listTiers) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "tier:manage");
  const form = await readForm(request);
  const typed = { name: String(form.get("name")), discountBp: String(form.get("discountBp")) };
  const answer = (status: number, rest: TierAnswer) => data<TierAnswer>(rest, { status });
  const submission = parseWithZod(form, { schema: ChangeTiers });
  if (submission.status !== "success") {
    return answer(400, { errors: submission.error ?? {}, typed });
  }
  const change = await changeTiers(actor, submission.value);
  if (change.ok) throw redirect(`/desk/admin/tiers?done=${submission.value.intent}`);
  if (change.reason === "changed") {
    const { name, discountBp, edition } = change.now;
    const now = [
      { label: "Name", value: name },
      { label: "Discount", value: `${percentOf(discountBp)} %` },
    ];
    return answer(409, { typed, now, edition });
  }
  if (change.reason === "name-taken") {
    return answer(409, { typed, errors: { name: ["Another tier has this name"] } });
  }
  const refusal =
    change.reason === "in-use" ? "Partners are on this tier, so it stays" : "This tier is gone";
  return answer(409, { refusal });
}

export default function Tiers() {
  const [params] = useSearchParams();
  return (
    <TierPage
      tiers={useLoaderData<typeof loader>().tiers}
      asked={params.get("do")}
      of={params.get("of")}
      answer={useActionData<typeof action>()}
    />
  );
}
