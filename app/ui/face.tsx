import { initialsOf } from "./format.ts";

/** A person as two letters beside the name; washed when the person is on a partner's side. */
export function Face({ name, side }: { name: string; side?: "partner" }) {
  return (
    <span className="face" data-side={side} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
