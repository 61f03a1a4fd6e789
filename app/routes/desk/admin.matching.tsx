import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import {
  MoveSource,
  SetSilence,
  SetThresholds,
} from "#app/domain/customers/golden/golden-settings.schema.ts";
import {
  arrangeSources,
  goldenSettings,
  setSilenceDays,
} from "#app/domain/customers/golden/golden-settings.server.ts";
import {
  keepThresholds,
  knownVersions,
} from "#app/domain/customers/resolving/rule-versions.server.ts";
import {
  type MatchingAnswer,
  SilenceForm,
  ThresholdForm,
} from "#app/domain/customers/ui/settings/matching-forms.tsx";
import { RuleVersionTable } from "#app/domain/customers/ui/settings/rule-version-table.tsx";
import { SourceList } from "#app/domain/customers/ui/settings/source-list.tsx";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { misunderstood } from "./customer-decisions.server.ts";

export const handle = { crumb: "Matching rules" };
export const meta: MetaFunction = () => [{ title: "Matching rules · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  return withScope(actor, async (tx) => ({
    ...(await goldenSettings(tx)),
    versions: await knownVersions(tx),
  }));
}

const place = "/desk/admin/matching";

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  const form = await readForm(request);
  const move = MoveSource.safeParse(Object.fromEntries(form));
  if (move.success) {
    await arrangeSources(actor, move.data.id, move.data.intent);
    return redirect(`${place}?done=order`);
  }
  switch (form.get("intent")) {
    case "silence": {
      const days = parseWithZod(form, { schema: SetSilence });
      if (days.status !== "success") return wrong(form, days.error);
      await setSilenceDays(actor, days.value.days);
      return redirect(`${place}?done=silence`);
    }
    case "thresholds":
      return thresholds(actor, form);
    default:
      throw misunderstood();
  }
}

async function thresholds(actor: VendorActor, form: FormData) {
  const wanted = parseWithZod(form, { schema: SetThresholds });
  if (wanted.status !== "success") return wrong(form, wanted.error);
  const version = await withScope(actor, (tx) => keepThresholds(tx, actor, wanted.value, now()));
  return redirect(`${place}/${version}?done=kept`);
}

function wrong(form: FormData, errors: Record<string, string[] | null> | null) {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const answer: MatchingAnswer = { intent: typed.intent ?? "", errors: errors ?? {}, typed };
  return data(answer, { status: 400 });
}

export default function MatchingRules() {
  const { sources, silenceDays, versions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const live = versions.find(({ state }) => state === "live");
  return (
    <>
      <PageHead title="Matching rules" sub="Who a customer is, and what is known of it" />
      <Done
        words={{
          order: "The order was changed: records are worked out anew",
          silence: "The days were saved: records are worked out anew",
        }}
      />
      <RuleVersionTable versions={versions} />
      {live && <ThresholdForm answer={answer} {...live} />}
      <SourceList sources={sources} />
      <SilenceForm answer={answer} days={silenceDays} />
    </>
  );
}
