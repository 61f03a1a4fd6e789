import { Link } from "@remix-run/react";

import { formatMoney, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion } from "#app/ui/page.tsx";

import type { FamilyLine } from "../family-tree.ts";

type FamilyTableProps = { lines: FamilyLine[]; currentId: string; currency: string };

const STEP_REM = 1.25;

/** A family as a tree, each company with what it bought itself and with everybody below it. */
export function FamilyTable({ lines, currentId, currency }: FamilyTableProps) {
  const money = (minor: bigint) =>
    minor === 0n ? NOTHING : formatMoney(minor, currency, undefined, { whole: true });
  return (
    <ScrollRegion label="The family">
      <table className="table">
        <caption className="sr">The family, from its top down</caption>
        <thead>
          <tr>
            <th scope="col">Company</th>
            <th scope="col" className="col-2">
              City
            </th>
            <th scope="col" className="num">
              Bought itself
            </th>
            <th scope="col" className="num">
              With subsidiaries
            </th>
            <th scope="col" className="num col-3">
              Below it
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, city, depth, ownMinor, rolledMinor, below }) => (
            <tr key={id} aria-selected={id === currentId ? true : undefined}>
              <th scope="row">
                <span className="block" style={{ paddingInlineStart: `${depth * STEP_REM}rem` }}>
                  <span className="sr">Level {depth + 1}: </span>
                  {id === currentId ? (
                    <span className="strong" aria-current="true">
                      {name}
                    </span>
                  ) : (
                    <Link className="link" to={`/desk/customers/${id}/family`}>
                      {name}
                    </Link>
                  )}
                </span>
              </th>
              <td className="col-2">{city ?? NOTHING}</td>
              <td className="num">{money(ownMinor)}</td>
              <td className="num strong">{money(rolledMinor)}</td>
              <td className="num col-3">{below || NOTHING}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
