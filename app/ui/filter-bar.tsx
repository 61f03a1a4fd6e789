import { Link, NavLink, useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";

import { Icon, type IconName } from "./icon.tsx";
import { keyed } from "./keyed.ts";
import { Popover } from "./popover.tsx";
import { Count } from "./status.tsx";

/** The bar of chips over a list. `end` stands at its right edge: a legend or a count. */
export function Filters({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="filters">
      {children}
      {end && <span className="push row-flex wide-only">{end}</span>}
    </div>
  );
}

/** Chips in a page head, where there are three or fewer. */
export function Chips({ children }: { children: ReactNode }) {
  return <div className="chips">{children}</div>;
}

type ChipProps = {
  /** Where the choice leads: the same list with another address. */
  to: string;
  pressed?: boolean;
  icon?: IconName;
  kind?: "add" | "bare";
  children: ReactNode;
};

/** A filter that is on or off. A pressed one leads to the list without it. */
export function Chip({ to, pressed, icon, kind, children }: ChipProps) {
  return (
    <Link
      className="chip"
      to={to}
      data-pressed={pressed ? "" : undefined}
      aria-current={pressed ? "true" : undefined}
      data-kind={kind}
      preventScrollReset
    >
      {icon && <Icon name={icon} size="sm" />}
      {children}
      {pressed && icon && <Icon name="x" size="sm" />}
    </Link>
  );
}

type FilterMenuProps = {
  label: string;
  /** What is chosen, in a word or two. */
  value?: ReactNode;
  pressed?: boolean;
  icon?: IconName;
  kind?: "add";
  /** A GET form, or links as MenuLink. */
  children: ReactNode;
};

/** A chip that opens its choices. It is a disclosure of the browser's own, so it works before any script. */
export function FilterMenu({ label, value, pressed, icon, kind, children }: FilterMenuProps) {
  return (
    <Popover
      fixed
      summaryClassName="chip"
      pressed={pressed}
      kind={kind}
      summary={
        <>
          {icon && <Icon name={icon} size="sm" />}
          {label}
          {value !== undefined && (
            <>
              {" "}
              <b>{value}</b>
            </>
          )}
          {kind !== "add" && <Icon name="down" size="sm" />}
        </>
      }
    >
      {children}
    </Popover>
  );
}

export type TabLink = { to: string; label: string; count?: number | string; end?: boolean };

/** The parts of one record, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: TabLink[] }) {
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // A phone shows some of them at a time: the one that is open is among them.
    const open = pathname && bar.current?.querySelector("[aria-current]");
    if (open) open.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  return (
    <nav className="tabs" aria-label={label} ref={bar}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} className="tab" to={tab.to} end={tab.end ?? true}>
          {tab.label}
          {tab.count !== undefined && <Count of={tab.count} />}
        </NavLink>
      ))}
    </nav>
  );
}

export type SegmentLink = { to: string; label: string; current: boolean };

/** Two or three ways to see the same thing. */
export function Segmented({ label, segments }: { label: string; segments: SegmentLink[] }) {
  return (
    <nav className="segmented" aria-label={label}>
      {segments.map((segment) => (
        <Link
          key={segment.to}
          to={segment.to}
          aria-current={segment.current ? "true" : undefined}
          preventScrollReset
        >
          {segment.label}
        </Link>
      ))}
    </nav>
  );
}

export type LegendEntry = {
  colour: "indirect" | "indirect-2" | "indirect-3" | "direct" | "rest" | "ok" | "warn" | "bad";
  label: ReactNode;
};

export function Legend({ entries, children }: { entries: LegendEntry[]; children?: ReactNode }) {
  return (
    <span className="legend">
      {keyed(entries).map(({ key, item }) => (
        <span key={key}>
          <i className={`c-${item.colour}`} />
          {item.label}
        </span>
      ))}
      {children}
    </span>
  );
}
