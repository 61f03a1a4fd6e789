import { Form } from "@remix-run/react";

import { Button, LinkButton } from "#app/ui/button.tsx";

import type { Tier } from "../tiers.server.ts";

/** The tiers in their order, with what can be done to each. */
export function TierTable({ tiers }: { tiers: Tier[] }) {
  return (
    <table className="table">
      <caption className="sr">Tiers, the highest first</caption>
      <thead>
        <tr>
          <th scope="col">Tier</th>
          <th scope="col" className="num">
            Discount
          </th>
          <th scope="col" className="num">
            Partners
          </th>
          <th scope="col">
            <span className="sr">What to do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier, place) => (
          <tr key={tier.id}>
            <th scope="row" className="strong">
              {tier.name}
            </th>
            <td className="num">{tier.discountBp / 100} %</td>
            <td className="num">{tier.partners}</td>
            <td className="num">
              <Form method="post" className="row-flex justify-end" preventScrollReset>
                <input type="hidden" name="tierId" value={tier.id} />
                <Move way="up" tier={tier} possible={place > 0} />
                <Move way="down" tier={tier} possible={place < tiers.length - 1} />
                <LinkButton to={`?do=edit&of=${tier.id}`} size="sm" replace preventScrollReset>
                  Edit<span className="sr"> {tier.name}</span>
                </LinkButton>
                {tier.partners === 0 && (
                  <LinkButton
                    to={`?do=remove&of=${tier.id}`}
                    size="sm"
                    kind="bare"
                    replace
                    preventScrollReset
                  >
                    Remove<span className="sr"> {tier.name}</span>
                  </LinkButton>
                )}
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Move({ way, tier, possible }: { way: "up" | "down"; tier: Tier; possible: boolean }) {
  return (
    <Button
      type="submit"
      name="intent"
      value={way}
      size="sm"
      kind="bare"
      icon={way}
      iconOnly
      disabled={!possible}
    >
      Move {tier.name} {way}
    </Button>
  );
}
