import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { openAccountsOf } from "#app/domain/accounts/follow-customers.server.ts";
import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { previewMerge } from "#app/domain/customers/decisions/preview-merge.server.ts";
import { searchCustomers } from "#app/domain/customers/search-customers.server.ts";
import {
  GoldenAfter,
  WhatCollides,
  WhatMoves,
} from "#app/domain/customers/ui/decisions/merge-preview.tsx";
import { SettleCollisions } from "#app/domain/customers/ui/decisions/settle-collisions.tsx";
import { dealsThatMeet } from "#app/domain/deals/follow/preview-merge.server.ts";
import { boughtInShort } from "#app/domain/revenue/matching/bought-in-short.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { TextArea } from "#app/ui/input.tsx";
import { PageHead, Pair, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { deciding, decisionOr404, endsIn, idIn, noteIn } from "./customer-decisions.server.ts";
import { customerOr404 } from "./customer-or-404.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Merge into ${page?.customer.name ?? "a customer"} · Tributary` },
];
export const handle = { crumb: "Merge" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const intoId = uuidParam(params.customerId);
  const { searchParams } = new URL(request.url);
  const q = z.string().trim().max(100).catch("").parse(searchParams.get("q"));
  const fromId = z.uuid().safeParse(searchParams.get("with")).data;
  return withScope(actor, async (tx) => {
    const customer = await customerOr404(tx, intoId);
    const found = q ? await searchCustomers(tx, q) : [];
    return {
      ...{ customer, q, found: found.filter(({ id }) => id !== intoId) },
      merge: fromId ? await readMerge(tx, { intoId, fromId }) : null,
    };
  });
}

async function readMerge(tx: ScopedTx, pair: { intoId: string; fromId: string }) {
  const at = now();
  const preview = await previewMerge(tx, pair, at);
  if (!preview) throw data("Not found", { status: 404 });
  return {
    preview,
    deals: await dealsThatMeet(tx, pair, at),
    accounts: await openAccountsOf(tx, [pair.intoId, pair.fromId]),
    lines: (await boughtInShort(tx, [pair.fromId]))(pair.fromId).lines,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const intoId = uuidParam(params.customerId);
  const form = await readForm(request);
  const fromId = idIn(form, "fromId");
  const note = noteIn(form);
  const merged = await mergeCustomers(deciding(actor), {
    intoId,
    fromId,
    ends: endsIn(form),
    note,
  });
  const { refused } = decisionOr404(merged);
  if (!refused) return redirect(`/desk/customers/${intoId}?done=merged`);
  return data({ ...refused.data, note: note ?? "" }, { status: 409 });
}

export default function MergeCustomer() {
  const { customer, q, found, merge } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={`Merge into ${customer.name}`}
        sub="Both records stay on file, and it can be undone at any time"
        actions={<LinkButton to={`/desk/customers/${customer.id}`}>Back</LinkButton>}
      />
      {merge ? (
        <Merge key={merge.preview.from.id} intoId={customer.id} {...merge} />
      ) : (
        <>
          <Filters>
            <SearchFilter value={q} label="Search the other customer" />
          </Filters>
          <Found q={q} found={found} />
        </>
      )}
    </>
  );
}

function Found({
  q,
  found,
}: {
  q: string;
  found: { id: string; name: string; city: string | null }[];
}) {
  if (!q) {
    return (
      <Empty title="Which customer is the same one">
        Search for it by name. What would become of both is shown before anything is done.
      </Empty>
    );
  }
  if (found.length === 0)
    return <Empty title="No other customer fits">Search for fewer letters.</Empty>;
  return (
    <Section title="Customers found" sub={found.length}>
      <ul className="flex flex-col gap-2">
        {found.map(({ id, name, city }) => (
          <li key={id} className="row-flex">
            <Link className="link" to={`?${new URLSearchParams({ with: id })}`}>
              {name}
            </Link>
            <span className="faint small">{city}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type MergeProps = NonNullable<Awaited<ReturnType<typeof readMerge>>> & { intoId: string };

function Merge({ intoId, preview, deals, accounts, lines }: MergeProps) {
  const answer = useActionData<typeof action>();
  const collisions = answer?.collisions.length ? answer.collisions : deals.collisions;
  return (
    <Form method="post" className="divide">
      {answer && <Notice tone="bad" title={answer.problem} live />}
      <WhatCollides preview={preview} />
      <GoldenAfter preview={preview} />
      <Pair>
        <WhatMoves {...{ preview, deals, accounts, lines }} />
        <Section title={collisions.length > 0 ? "What collides" : "Nothing collides"}>
          <input type="hidden" name="fromId" value={preview.from.id} />
          {collisions.length > 0 ? (
            <SettleCollisions collisions={collisions} />
          ) : (
            <p className="quiet">No two live protections of one family meet.</p>
          )}
          <div className="pt-4">
            <Field label="Why they are one" optional>
              <TextArea name="note" rows={2} maxLength={1000} defaultValue={answer?.note} />
            </Field>
          </div>
        </Section>
      </Pair>
      <DecisionBar why="Undone with one press, at any later time">
        <Button type="submit" kind="primary">
          Merge {preview.from.name}
        </Button>
        <LinkButton to={`/desk/customers/${preview.from.id}/merge?with=${intoId}`}>
          The other way round
        </LinkButton>
        <LinkButton kind="bare" to="?">
          Another customer
        </LinkButton>
      </DecisionBar>
    </Form>
  );
}
