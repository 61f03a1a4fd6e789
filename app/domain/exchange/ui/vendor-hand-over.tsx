import { Link } from "@remix-run/react";

import { Choices } from "#app/ui/form.tsx";
import { Radio } from "#app/ui/input.tsx";

import { kindNames, type SubmissionKind } from "../submission.ts";
import { HandOverForm } from "./hand-over-form.tsx";

type VendorHandOverProps = {
  /** What the reader may hand over. */
  kinds: SubmissionKind[];
  /** The kind that is chosen at first. */
  chosen: SubmissionKind | null;
  currency: string;
  error?: string;
};

const holds = (currency: string): Partial<Record<SubmissionKind, string>> => ({
  sell_in: `Invoices to partners: number, day, part, quantity, unit price in ${currency}, partner`,
  direct: `Invoices to end customers: number, day, part, quantity, unit price in ${currency}, customer`,
  stock_adjustment:
    "What a partner lost or found: document, day, partner, part, quantity with its sign, reason",
  price_adjustment: `What a partner is credited or charged for what lies with it: document, day, partner, part, amount in ${currency}`,
  channel_costs:
    "Special pricing credits, rebates, funds: document, kind, partner, period, amount, and what it is for",
  products: "Part number, name, family; unit, pack size, status, what replaces it",
  prices: "Part number, currency, list price, and the day from which it holds",
  customers: "As your CRM or ERP keeps them: ID, name, address, numbers, parent",
  partners: "Code, name, kind, tier, city, country, distributors",
  standard_costs: "Part number, currency, standard cost, and the day from which it holds",
  rates: "Day, currency, rate; or a table with a column for each currency",
});

/** Where the vendor hands over what its own systems hold. */
export function VendorHandOver({ kinds, chosen, currency, error }: VendorHandOverProps) {
  const words = holds(currency);
  const first = chosen && kinds.includes(chosen) ? chosen : kinds[0];
  return (
    <HandOverForm
      to="/desk/files"
      label="Drop your files here"
      error={error}
      help={
        <>
          CSV, Excel or JSON with a header. Templates:{" "}
          {kinds.map((kind, nth) => (
            <span key={kind}>
              {nth > 0 && ", "}
              <a className="link" href={`/desk/submissions/templates/${kind}.csv`} download>
                {kindNames[kind]}
              </a>
            </span>
          ))}
          . Without a file, type lines in:{" "}
          {kinds.map((kind, nth) => (
            <span key={kind}>
              {nth > 0 && ", "}
              <Link
                className="link"
                aria-label={`Type in ${kindNames[kind]}`}
                to={`/desk/submissions/lines/${kind}`}
              >
                {kindNames[kind]}
              </Link>
            </span>
          ))}
        </>
      }
    >
      <Choices legend="What the files hold">
        <div className="choices-grid">
          {kinds.map((kind) => (
            <Radio
              key={kind}
              name="kind"
              value={kind}
              defaultChecked={kind === first}
              required
              help={words[kind]}
            >
              {kindNames[kind]}
            </Radio>
          ))}
        </div>
      </Choices>
    </HandOverForm>
  );
}
