import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { decideEcho, undoEchoDecision } from "#app/domain/revenue/echoes/decide-echo.server.ts";
import { EchoQuery } from "#app/domain/revenue/echoes/echo-query.ts";
import { readEchoes } from "#app/domain/revenue/echoes/read-echoes.server.ts";
import { EchoFilters } from "#app/domain/revenue/ui/echoes/echo-filters.tsx";
import { EchoTable } from "#app/domain/revenue/ui/echoes/echo-table.tsx";
import { doneWords, refusedWords } from "#app/domain/revenue/ui/echoes/echo-words.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const handle = {
  crumb: "Echoes",
  under: { label: "Proof", to: "/desk/revenue/proof" },
};
export const meta: MetaFunction = () => [{ title: "Echoes · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const query = EchoQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => ({
    ...(await readEchoes(tx, query)),
    query,
    today: localDay(now(), (await findVendor(tx)).timeZone),
    mayDecide: can(actor, "customer:decide"),
  }));
}

const Asked = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("part"), own: z.uuid(), other: z.uuid() }),
  z.object({ intent: z.literal("pair"), own: z.uuid(), other: z.uuid() }),
  z.object({ intent: z.literal("undo"), decision: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const parsed = Asked.safeParse(Object.fromEntries(await readForm(request)));
  if (!parsed.success) throw data("Not understood", { status: 400 });
  const asked = parsed.data;
  const at = now();
  const decided =
    asked.intent === "undo"
      ? await undoEchoDecision(actor, asked.decision, at)
      : await decideEcho(
          actor,
          {
            ...{ ownId: asked.own, otherId: asked.other },
            verdict: asked.intent === "part" ? "parted" : "paired",
          },
          at,
        );
  if (!decided.ok) return data({ problem: refusedWords[decided.reason] }, { status: 409 });
  const { searchParams } = new URL(request.url);
  const kept = withParams(searchParams, { done: asked.intent, line: null });
  return redirect(`/desk/revenue/echoes${kept}`);
}

export default function Echoes() {
  const { echoes, after, query, partners, today, mayDecide } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <>
      <PageHead
        title="Echoes"
        sub="A reseller’s line that repeats its distributor’s is counted once"
        actions={
          <LinkButton kind="bare" to="/desk/revenue/proof">
            Proof
          </LinkButton>
        }
      />
      <Done words={doneWords} />
      {problem && <Notice tone="bad" title={problem} live />}
      <EchoFilters query={query} partners={partners} />
      {echoes.length > 0 ? (
        <EchoTable echoes={echoes} mayDecide={mayDecide} today={today} />
      ) : (
        <NoEchoes query={query} />
      )}
      <Pager after={after} />
    </>
  );
}

function NoEchoes({ query }: { query: EchoQuery }) {
  if (query.how === "maybe" && !query.partner) {
    return (
      <Empty title="Choose a reseller">
        Its latest lines are compared with those of its distributors, up to 30 days apart.
      </Empty>
    );
  }
  const narrowed = Boolean(query.how ?? query.evidence ?? query.partner ?? query.line);
  return (
    <Empty
      title={narrowed ? "No pair fits" : "No line repeats another"}
      actions={narrowed && <LinkButton to="/desk/revenue/echoes">Show all pairs</LinkButton>}
    >
      {narrowed
        ? "Take a choice away to see more."
        : "Pairs appear when a reseller and its distributor report the same sale."}
    </Empty>
  );
}
