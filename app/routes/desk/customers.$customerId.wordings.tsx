import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { splitCustomer } from "#app/domain/customers/decisions/split-customer.server.ts";
import { partiesOfCustomer } from "#app/domain/customers/reported-parties.server.ts";
import { searchCustomers } from "#app/domain/customers/search-customers.server.ts";
import { SettleCollisions } from "#app/domain/customers/ui/decisions/settle-collisions.tsx";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { Field } from "#app/ui/field.tsx";
import { Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { Choices } from "#app/ui/form.tsx";
import { Checkbox, Radio, TextArea } from "#app/ui/input.tsx";
import { PageHead, Pair, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import {
  deciding,
  decisionOr404,
  endsIn,
  idIn,
  idsIn,
  noteIn,
} from "./customer-decisions.server.ts";
import { customerOr404 } from "./customer-or-404.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Split ${page?.customer.name ?? "a customer"} · Tributary` },
];
export const handle = { crumb: "Split" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const id = uuidParam(params.customerId);
  const { searchParams } = new URL(request.url);
  const q = z.string().trim().max(100).catch("").parse(searchParams.get("q"));
  return withScope(actor, async (tx) => {
    const customer = await customerOr404(tx, id);
    const parties = await partiesOfCustomer(tx, id);
    const sources = await partnersById(
      tx,
      parties.flatMap(({ partnerId }) => partnerId ?? []),
    );
    const found = q ? await searchCustomers(tx, q) : [];
    return {
      ...{ customer, q, found: found.filter((other) => other.id !== id) },
      parties: parties.map(({ id: partyId, name, city, partnerId }) => ({
        ...{ id: partyId, name, city },
        source: partnerId ? (sources.get(partnerId)?.name ?? "A partner") : "The vendor",
      })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const customerId = uuidParam(params.customerId);
  const form = await readForm(request);
  const partyIds = idsIn(form, "party");
  const note = noteIn(form);
  const typed = { partyIds, note: note ?? "" };
  if (partyIds.length === 0) {
    return data({ problem: "Choose what to take off", collisions: [], typed }, { status: 400 });
  }
  const toId = form.get("to") === "new" ? null : idIn(form, "to");
  const split = { customerId, partyIds, toId, ends: endsIn(form), note };
  const { refused } = decisionOr404(await splitCustomer(deciding(actor), split));
  if (!refused) return redirect(`/desk/customers/${customerId}/history?done=split`);
  return data({ ...refused.data, typed }, { status: 409 });
}

export default function SplitCustomer() {
  const { customer, q, found, parties } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={`Split ${customer.name}`}
        sub="Sales, deals and forecasts follow their wordings"
        actions={<LinkButton to={`/desk/customers/${customer.id}`}>Back</LinkButton>}
      />
      <Filters>
        <SearchFilter value={q} label="Search where they go" />
      </Filters>
      {answer && <Notice tone="bad" title={answer.problem} live />}
      <Form method="post" className="divide">
        <Pair>
          <Section>
            <Choices legend="Wordings that are not this customer">
              {parties.map(({ id, name, city, source }) => (
                <Checkbox
                  key={id}
                  name="party"
                  value={id}
                  defaultChecked={answer?.typed.partyIds.includes(id)}
                  help={[source, city].filter(Boolean).join(", ")}
                >
                  {name}
                </Checkbox>
              ))}
            </Choices>
          </Section>
          <Section>
            <Choices legend="They are">
              <Radio name="to" value="new" defaultChecked>
                A customer of their own
              </Radio>
              {found.map(({ id, name, city }) => (
                <Radio key={id} name="to" value={id} help={city}>
                  {name}
                </Radio>
              ))}
            </Choices>
            {answer && answer.collisions.length > 0 && (
              <SettleCollisions collisions={answer.collisions} />
            )}
            <div className="pt-4">
              <Field label="Why" optional>
                <TextArea name="note" rows={2} maxLength={1000} defaultValue={answer?.typed.note} />
              </Field>
            </div>
          </Section>
        </Pair>
        <DecisionBar why="Undone with one press, at any later time">
          <Button type="submit" kind="primary">
            Take them off
          </Button>
        </DecisionBar>
      </Form>
    </>
  );
}
