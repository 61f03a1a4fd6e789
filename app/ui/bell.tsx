import { Link } from "@remix-run/react";

import { Icon } from "./icon.tsx";

const MOST_SHOWN = 99;

/** Leads to what one was told; how much of it is unread stands on it. */
export function Bell({ to, unread }: { to: string; unread: number }) {
  return (
    <Link className="btn bell" data-kind="bare" data-size="sm" data-icon="" to={to}>
      <Icon name="bell" />
      <span className="sr">
        {unread === 0 ? "Notifications" : `Notifications, ${unread} unread`}
      </span>
      {unread > 0 && <b aria-hidden="true">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</b>}
    </Link>
  );
}
