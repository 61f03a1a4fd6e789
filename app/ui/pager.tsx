import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { withParams } from "./address.ts";
import { Icon } from "./icon.tsx";

type PagerProps = {
  /** The key the next page starts after; nothing on the last. */
  after?: string | null;
  /** The key the previous page ends before; nothing on the first. */
  before?: string | null;
  /** Which rows these are, and of how many. */
  children?: ReactNode;
  label?: string;
};

/** Next and previous by key, so that the thousandth page costs what the first does. */
export function Pager({ after, before, children, label = "Pages" }: PagerProps) {
  const [params] = useSearchParams();
  if (!after && !before && !children) return null;
  return (
    <nav className="pager" aria-label={label}>
      <span className="faint small">{children}</span>
      {(after || before) && (
        <span className="btn-group push">
          <Turn to={before && withParams(params, { before, after: null, page: null })} icon="left">
            Previous
          </Turn>
          <Turn to={after && withParams(params, { after, before: null, page: null })} icon="right">
            Next
          </Turn>
        </span>
      )}
    </nav>
  );
}

function Turn(props: { to?: string | null; icon: "left" | "right"; children: ReactNode }) {
  const inside = (
    <>
      {props.icon === "left" && <Icon name="left" />}
      {props.children}
      {props.icon === "right" && <Icon name="right" />}
    </>
  );
  if (props.to) {
    return (
      <Link className="btn" data-size="sm" to={props.to} prefetch="intent">
        {inside}
      </Link>
    );
  }
  return (
    <button className="btn" data-size="sm" type="button" disabled>
      {inside}
    </button>
  );
}
