import { Link, useSearchParams } from "@remix-run/react";

import { formatUnits } from "#app/ui/format.ts";

import type { PivotColumn, PivotRow } from "../pivot.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import type { Dimension } from "../revenue-query.schema.ts";
import { choose, rowWords } from "./revenue-words.ts";

/** What a row is called; a customer leads to its page, a group to its members. */
export function RowName({ row, by }: { row: PivotRow; by: Dimension }) {
  const [params] = useSearchParams();
  const ofCustomers = by === "customer" || by === "group";
  const leads = ofCustomers && row.key && !row.key.startsWith("unknown");
  const note = ofCustomers && row.note.length === 2 ? countryName(row.note) : row.note;
  const name = by === "region" ? regionName(row.name) : row.name;
  return (
    <span>
      {leads ? <Link to={`/desk/customers/${row.key}`}>{name}</Link> : name}
      {(note || (leads && by === "group")) && (
        <small>
          {note}
          {leads && by === "group" && (
            <>
              {note && ", "}
              <Link
                className="link"
                to={choose(params, { by: "customer", under: row.key, sort: null })}
              >
                its members
              </Link>
            </>
          )}
        </small>
      )}
    </span>
  );
}

export function columnLabel({ key, label }: PivotColumn, across: Dimension | null): string {
  return across === "region" && key !== null ? regionName(label) : label;
}

const regions = new Intl.DisplayNames(["en-GB"], { type: "region" });
const countryName = (code: string) => regions.of(code) ?? code;
const regionName = (name: string) => (name.length === 2 ? countryName(name) : name);

/** The rows beyond the largest, and how to see more of them. */
export function OtherRows({ count, query }: { count: number } & Pick<RevenuePage, "query">) {
  const [params] = useSearchParams();
  const words = rowWords[query.by].other(formatUnits(count));
  const next = [10, 25, 50, 100].find((top) => top > query.top);
  return (
    <span>
      {words}
      {next && (
        <small>
          <Link className="link" to={choose(params, { top: String(next) })} preventScrollReset>
            {`Show the largest ${next}`}
          </Link>
        </small>
      )}
    </span>
  );
}
