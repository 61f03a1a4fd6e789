import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { FacetLevel } from "#app/ui/facet-level.tsx";
import { Field } from "#app/ui/field.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Radio } from "#app/ui/input.tsx";
import { Popover } from "#app/ui/popover.tsx";

import { type Facet, facetNames, levelNames, levels, type Side } from "../joint-account.ts";
import type { FacetLine, Showing } from "../read-joint-account.server.ts";
import { dayOrNear, facetHelp, type Names } from "./account-words.ts";

type FacetsProps = {
  lines: FacetLine[];
  names: Names;
  /** The side whose levels may be changed here; null for somebody who only reads. */
  own: Side | null;
  today: Date;
};

/** What each side shows the other, until when, and when it was last read. */
export function AccountFacets({ lines, names, own, today }: FacetsProps) {
  return (
    <table className="table facets divide">
      <caption className="sr">What each side shows the other</caption>
      <colgroup>
        <col style={{ width: "24%" }} />
        <col style={{ width: "38%" }} />
        <col style={{ width: "38%" }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Shown to each other</th>
          <th scope="col">
            <span className="clip">{names.vendor} shows</span>
          </th>
          <th scope="col">
            <span className="clip">{names.partner} shows</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.facet}>
            <th scope="row">{facetNames[line.facet]}</th>
            {(["vendor", "partner"] as const).map((side) => (
              <td key={side}>
                <Cell
                  facet={line.facet}
                  showing={line[side]}
                  side={side}
                  changeable={own === side}
                  today={today}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = {
  facet: Facet;
  showing: Showing;
  side: Side;
  changeable: boolean;
  today: Date;
};

function Cell({ facet, showing, side, changeable, today }: CellProps) {
  if (!showing) return <span className="faint">By its reports</span>;
  const { level, endsAt, lastRead } = showing;
  const notes = [
    endsAt && `until ${formatDay(endsAt, undefined, today)}`,
    level !== "none" && lastRead && `read ${dayOrNear(lastRead.day, today)} by ${lastRead.by}`,
  ].filter(Boolean);
  const words = <FacetLevel level={level}>{notes.join(", ")}</FacetLevel>;
  if (!changeable) return words;
  return (
    <Popover
      fixed
      summaryClassName="facet-change"
      summary={
        <span className="row-flex">
          {words}
          <Icon name="down" size="sm" />
          <span className="sr">Change what {facetNames[facet].toLowerCase()} shows</span>
        </span>
      }
    >
      <Form method="post" className="menu-form" preventScrollReset>
        <input type="hidden" name="facet" value={facet} />
        <p className="small quiet">{facetHelp[side][facet]}</p>
        {levels.map((each) => (
          <Radio key={each} name="level" value={each} defaultChecked={each === level}>
            {levelNames[each]}
          </Radio>
        ))}
        <Field label="Until" optional>
          <DateField name="until" defaultValue={endsAt?.toISOString().slice(0, 10)} />
        </Field>
        <Button type="submit" name="intent" value="show">
          Show this
        </Button>
      </Form>
    </Popover>
  );
}
