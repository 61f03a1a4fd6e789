import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useOutletContext } from "@remix-run/react";

import {
  acceptMatches,
  keepAsNew,
  refuseMatches,
} from "#app/domain/customers/decisions/answer-matches.server.ts";
import { partyToMatch } from "#app/domain/customers/decisions/party-to-match.server.ts";
import { historyOf } from "#app/domain/customers/decisions/read-history.server.ts";
import { CandidateTable } from "#app/domain/customers/ui/decisions/candidate-table.tsx";
import { DecisionList } from "#app/domain/customers/ui/decisions/decision-list.tsx";
import { MatchBar } from "#app/domain/customers/ui/decisions/match-bar.tsx";
import { SettleCollisions } from "#app/domain/customers/ui/decisions/settle-collisions.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import {
  boughtByParty,
  boughtInShort,
} from "#app/domain/revenue/matching/bought-in-short.server.ts";
import type { WaitingParty } from "#app/domain/revenue/matching/waiting-parties.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Pair, RecordHead, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import {
  deciding,
  decisionOr404,
  endsIn,
  idIn,
  misunderstood,
} from "./customer-decisions.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Who is ${page?.crumb ?? "it"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const partyId = uuidParam(params.partyId);
  return withScope(actor, async (tx) => {
    const found = await partyToMatch(tx, partyId);
    if (!found) throw data("Not found", { status: 404 });
    const { party, candidates } = found;
    const { currency, timeZone } = await findVendor(tx);
    const bought = await boughtInShort(
      tx,
      candidates.map(({ customerId }) => customerId),
    );
    const [best] = candidates;
    return {
      ...found,
      ...{ currency, timeZone, crumb: party.name, mayDecide: can(actor, "customer:decide") },
      source: party.partnerId ? ((await findPartner(tx, party.partnerId))?.name ?? null) : null,
      bought: {
        party: await boughtByParty(tx, partyId),
        candidates: candidates.map(({ customerId }) => bought(customerId)),
      },
      before: best ? await historyOf(tx, best.customerId, 4) : [],
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const partyId = uuidParam(params.partyId);
  const form = await readForm(request);
  const { decisionId, refused } = decisionOr404(await answer(actor, partyId, form));
  if (refused) {
    const accept = form.has("accept") ? String(form.get("accept")) : null;
    return data({ ...refused.data, accept }, { status: 409 });
  }
  const { searchParams } = new URL(request.url);
  const next = form.get("next");
  const place = next ? `/desk/matching/${idIn(form, "next")}` : "/desk/matching";
  return redirect(`${place}${withParams(searchParams, { done: decisionId })}`);
}

function answer(actor: VendorActor, partyId: string, form: FormData) {
  const by = deciding(actor);
  const common = { ends: endsIn(form), note: null };
  if (form.has("accept")) {
    return acceptMatches(by, { proposalIds: [idIn(form, "accept")], ...common });
  }
  if (form.has("refuse")) {
    return refuseMatches(by, { proposalIds: [idIn(form, "refuse")], ...common });
  }
  if (form.has("keep")) return keepAsNew(by, { partyIds: [partyId], note: null });
  throw misunderstood();
}

type Context = { parties: WaitingParty[]; kept: string };

export default function MatchParty() {
  const page = useLoaderData<typeof loader>();
  const { party, candidates, bought, currency, source, before, mayDecide } = page;
  const problem = useActionData<typeof action>();
  const { parties, kept } = useOutletContext<Context>();
  const at = parties.findIndex(({ id }) => id === party.id);
  const next = parties[at + 1] ?? parties.find(({ id }) => id !== party.id);
  const nextTo = next ? `/desk/matching/${next.id}${kept}` : `/desk/matching${kept}`;
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { whole: true });
  const [best] = candidates;
  const [bestBought] = bought.candidates;
  return (
    <article className="record">
      <RecordHead
        title={party.name}
        beside={<span className="quiet clip">is this one of ours?</span>}
        meta={
          <>
            <span>{source ?? "The vendor"}</span>
            <span>first written {formatDay(party.createdAt)}</span>
            <span>
              {bought.party.lines} {bought.party.lines === 1 ? "line" : "lines"}
            </span>
            <Link className="link" to={`/desk/customers/${party.customerId}`}>
              {party.customerName} today
            </Link>
            {candidates.length > 0 && (
              <Link className="link" to={`?${new URLSearchParams({ alike: party.id })}`}>
                Show all that agree in the same way
              </Link>
            )}
          </>
        }
        actions={
          at >= 0 && (
            <span className="faint tnum">
              {at + 1} of {parties.length}
            </span>
          )
        }
      />
      {problem && <Notice tone="bad" title={problem.problem} live />}
      {candidates.length === 0 ? (
        <Empty title="Nothing left to decide">
          It counts for {party.customerName}. The customer's history says why.
        </Empty>
      ) : (
        <Form method="post" key={party.id}>
          {next && <input type="hidden" name="next" value={next.id} />}
          {problem && problem.collisions.length > 0 && (
            <Section>
              <SettleCollisions collisions={problem.collisions} />
            </Section>
          )}
          <CandidateTable {...{ party, candidates, bought, currency }} sourceName={source} />
          <Pair>
            {best && bestBought && (
              <Section title={`If it is ${best.name}`} level={3}>
                <Facts
                  figures
                  small
                  facts={[
                    {
                      label: "Sales lines that count there from now on",
                      value: bought.party.lines,
                    },
                    {
                      label: `Revenue of ${best.name}`,
                      value: `${money(bestBought.netMinor)} → ${money(bestBought.netMinor + bought.party.netMinor)}`,
                    },
                    { label: "Lines rewritten", value: "none" },
                  ]}
                />
              </Section>
            )}
            <Section title={best ? `Decided before on ${best.name}` : "Decided before"} level={3}>
              {before.length > 0 ? (
                <DecisionList decisions={before} timeZone={page.timeZone} mayDecide={false} />
              ) : (
                <p className="small quiet">Nothing was decided by hand.</p>
              )}
            </Section>
          </Pair>
          {mayDecide && <MatchBar candidates={candidates} nextTo={nextTo} />}
        </Form>
      )}
    </article>
  );
}
