import { Link } from "@remix-run/react";
import { Choices } from "#app/ui/form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { Radio } from "#app/ui/input.tsx";
import { keyed } from "#app/ui/keyed.ts";

import type { Collision } from "../../decisions/refused.ts";

/** Which of two that cannot both stand stays. Sends every side, and of each collision the one to keep. */
export function SettleCollisions({ collisions }: { collisions: readonly Collision[] }) {
  return (
    <div className="flex flex-col gap-4">
      {keyed(collisions).map(({ key, item: { about, sides } }) => (
        <Choices
          key={key}
          legend={`Who keeps the protection of ${about}`}
          help="The others end now, and their partners are told that another registration covers it"
        >
          {sides.map(({ id, who, title, to, until }, nth) => (
            <div key={id} className="row-flex">
              <input type="hidden" name="side" value={id} />
              <Radio name={`keep-${key}`} value={id} defaultChecked={nth === 0}>
                {who}, until {formatDay(until)}
              </Radio>
              <Link className="link small push" to={to}>
                {title}
              </Link>
            </div>
          ))}
        </Choices>
      ))}
    </div>
  );
}
