import type { ReactNode } from "react";

/** Where a record is decided: always at its foot, the strongest answer first, with what can be undone. */
export function DecisionBar({ children, why }: { children: ReactNode; why?: ReactNode }) {
  return (
    <div className="decide">
      {children}
      {why && <span className="why small push wide-only mid-off">{why}</span>}
    </div>
  );
}
