import { useOutletContext } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";

/** What stands beside the queue before a registration is opened. */
export default function NoDealOpen() {
  const { items } = useOutletContext<{ items: unknown[] }>();
  return (
    <div className="record wide-only">
      {items.length > 0 && (
        <Empty title="Open a registration">
          Its evidence and the answers to it stand here. Move with J and K, open with Enter.
        </Empty>
      )}
    </div>
  );
}
