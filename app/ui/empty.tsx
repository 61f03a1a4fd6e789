import type { ReactNode } from "react";

import { keyed } from "./keyed.ts";

/** What would be here, why it is not, and the one thing to do. */
export function Empty({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {children && <p>{children}</p>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}

const WIDTHS = [120, 92, 76, 104, 64, 88];

/** Rows at their true height while the first answer is on its way. Place them in a tbody. */
export function SkeletonRows({ rows = 6, columns }: { rows?: number; columns: number }) {
  return (
    <>
      {keyed(Array.from({ length: rows })).map(({ key: row }) => (
        <tr key={row}>
          {keyed(Array.from({ length: columns })).map(({ key: column }) => (
            <td key={column}>
              <span
                className="skeleton"
                style={{ width: WIDTHS[(row + column) % WIDTHS.length] }}
              />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}
