import { useOutletContext } from "@remix-run/react";

import type { WaitingParty } from "#app/domain/revenue/matching/waiting-parties.server.ts";
import { Empty } from "#app/ui/empty.tsx";

/** Beside the list, before one is opened. */
export default function NoneOpen() {
  const { parties } = useOutletContext<{ parties: WaitingParty[] }>();
  return (
    <article className="record">
      {parties.length > 0 && (
        <Empty title="Open a party to see who it may be">
          What was reported stands beside each customer, with what agrees and what does not.
        </Empty>
      )}
    </article>
  );
}
