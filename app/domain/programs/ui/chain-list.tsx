import { Form, Link } from "@remix-run/react";

import { BackButton, Button } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";
import { ScrollRegion, Section } from "#app/ui/page.tsx";

import type { ApprovalChain } from "../approval/approval-chain.ts";
import { type ApproverNames, approverWords } from "./approver-words.ts";
import { OrderButtons } from "./order-buttons.tsx";
import type { RuleNames } from "./refusal-words.ts";
import { conditionRows } from "./rule-rows.ts";

type ChainListProps = { chains: ApprovalChain[]; names: RuleNames; people: ApproverNames };

/** The chains in the order in which they are tried, the usual way at the end. */
export function ChainList({ chains, names, people }: ChainListProps) {
  return (
    <ScrollRegion label="Approval chains">
      <table className="table">
        <caption className="sr">Approval chains, the first that is for a deal first</caption>
        <thead>
          <tr>
            <th scope="col">Chain</th>
            <th scope="col">For</th>
            <th scope="col">Who approves</th>
            <th scope="col">
              <span className="sr">Order</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {chains.map((chain, place) => (
            <tr key={chain.id}>
              <th scope="row">
                <Link className="link" to={`/desk/admin/approvals/${chain.id}`}>
                  {chain.name}
                </Link>
              </th>
              <td className="wrap">{forWords(chain, names)}</td>
              <td className="wrap">
                {chain.steps.map(({ approver }) => approverWords(approver, people)).join(", then ")}
              </td>
              <td className="num">
                <OrderButtons id={chain.id} name={chain.name} place={place} of={chains.length} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">The usual way</th>
            <td className="quiet">{chains.length > 0 ? "Every other deal" : "Every deal"}</td>
            <td className="wrap">The partner’s channel manager, else the administrators</td>
            <td />
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The conditions that ask something, in one line. */
function forWords({ conditions }: ApprovalChain, names: RuleNames): string {
  const open = conditionRows(
    {
      partnerKinds: [],
      tierIds: [],
      partnerCountries: [],
      customerCountries: [],
      familyIds: [],
      sizes: {},
    },
    names,
  );
  const asked = conditionRows(conditions, names).filter(
    ({ value }, place) => value !== open[place]?.value,
  );
  return asked.map(({ label, value }) => `${label}: ${value}`).join("; ") || "Every deal";
}

/** Asks before a chain goes. */
export function RemoveChainForm({ name }: { name: string }) {
  return (
    <Form method="post" className="divide">
      <Section title={`Remove the chain ${name}?`}>
        <p className="quiet">Deals that were handed in before keep its steps.</p>
      </Section>
      <DecisionBar>
        <Button type="submit" name="intent" value="remove" kind="danger">
          Remove chain
        </Button>
        <BackButton />
      </DecisionBar>
    </Form>
  );
}
