import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { customersById } from "#app/domain/customers/customers.server.ts";
import {
  knownVersions,
  turnOnRuleVersion,
} from "#app/domain/customers/resolving/rule-versions.server.ts";
import {
  beginTryingRule,
  trialOf,
} from "#app/domain/customers/resolving/try-rule-version.server.ts";
import { stateWords } from "#app/domain/customers/ui/settings/setting-words.ts";
import { TrialResult } from "#app/domain/customers/ui/settings/trial-result.tsx";
import { TurnOnForm } from "#app/domain/customers/ui/settings/turn-on-form.tsx";
import { LiveReload } from "#app/domain/exchange/ui/live-reload.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Notice, Status } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { misunderstood } from "./customer-decisions.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Version"} · Tributary` },
];

function versionParam(value: string | undefined): number {
  if (!/^[1-9]\d{0,8}$/.test(value ?? "")) throw data("Not found", { status: 404 });
  return Number(value);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  const version = versionParam(params.version);
  return withScope(actor, async (tx) => {
    const versions = await knownVersions(tx);
    const known = versions.find((each) => each.version === version);
    if (!known) throw data("Not found", { status: 404 });
    const trial = await trialOf(tx, version);
    const named = (trial?.examples ?? []).flatMap(({ today, later }) =>
      [today.customerId, later.customerId].filter((id) => id !== null),
    );
    const customers = [...(await customersById(tx, named)).values()];
    return {
      ...{ known, trial, names: Object.fromEntries(customers.map(({ id, name }) => [id, name])) },
      live: versions.find(({ state }) => state === "live")?.version ?? version,
      crumb: `Version ${version}`,
      under: { label: "Matching rules", to: "/desk/admin/matching" },
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  const version = versionParam(params.version);
  const intent = (await readForm(request)).get("intent");
  const place = `/desk/admin/matching/${version}`;
  if (intent === "try") {
    const begun = await withScope(actor, (tx) => beginTryingRule(tx, actor, version, now()));
    return begun
      ? redirect(place)
      : data({ problem: "This version decides already" }, { status: 409 });
  }
  if (intent !== "turn-on") throw misunderstood();
  const turned = await withScope(actor, (tx) => turnOnRuleVersion(tx, actor, version, now()));
  if (turned.ok) return redirect(`${place}?done=on`);
  if (turned.reason === "unknown") throw data("Not found", { status: 404 });
  return data({ problem: "This version decides already" }, { status: 409 });
}

export default function RuleVersion() {
  const { known, trial, names, live } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { version, state, note, automatic, workbench, createdAt } = known;
  const running = trial !== null && trial.finishedAt === null;
  return (
    <>
      <PageHead
        title={`Version ${version}`}
        sub={`${note}. By itself from ${automatic}, asks from ${workbench}`}
        actions={
          state !== "live" && (
            <>
              {createdAt && (
                <Form method="post">
                  <Button type="submit" name="intent" value="try">
                    Try on today's data
                  </Button>
                </Form>
              )}
              <LinkButton to="?do=turn-on" kind="primary">
                Turn on
              </LinkButton>
            </>
          )
        }
      >
        <Status {...stateWords[state]}>{stateWords[state].word}</Status>
      </PageHead>
      <Done words={{ kept: "Kept on trial: nothing changes yet", on: "It decides from now on" }} />
      {answer && <Notice tone="bad" title={answer.problem} live />}
      {state !== "live" && params.get("do") === "turn-on" && (
        <TurnOnForm version={version} former={live} />
      )}
      {trial ? (
        <TrialResult trial={trial} names={names} />
      ) : (
        <Empty title="Not tried yet">
          {createdAt
            ? "Trying it counts what would become of each party, and changes nothing."
            : "It came with the application and decided before."}
        </Empty>
      )}
      <LiveReload while={running} />
    </>
  );
}
