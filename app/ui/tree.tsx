import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { Icon } from "./icon.tsx";

export type TreeNode = {
  id: string;
  name: ReactNode;
  to?: string;
  figure?: ReactNode;
  children?: TreeNode[];
};

/** A company and what belongs to it. The current one leads nowhere. */
export function Tree({ root, currentId }: { root: TreeNode; currentId?: string }) {
  return (
    <div className="tree">
      <Node node={root} currentId={currentId} top />
    </div>
  );
}

function Node({ node, currentId, top }: { node: TreeNode; currentId?: string; top?: boolean }) {
  const current = node.id === currentId;
  const inside = (
    <>
      {top && <Icon name="building" />}
      {node.name}
      {node.figure !== undefined && <span className="num">{node.figure}</span>}
    </>
  );
  return (
    <>
      {node.to && !current ? (
        <Link to={node.to}>{inside}</Link>
      ) : (
        <span className="node strong" aria-current={current ? "true" : undefined}>
          {inside}
        </span>
      )}
      {node.children && node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <li key={child.id}>
              <Node node={child} currentId={currentId} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
