import { Empty } from "#app/ui/empty.tsx";

/** What stands beside the queue before a registration is opened. */
export default function NoDealOpen() {
  return (
    <div className="record wide-only">
      <Empty title="Open a registration">
        Its evidence and the answers to it stand here. Move with J and K, open with Enter.
      </Empty>
    </div>
  );
}
