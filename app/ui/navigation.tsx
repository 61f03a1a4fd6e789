import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";

import { Icon, type IconName } from "./icon.tsx";
import {
  type Organisation,
  OrganisationMenu,
  type Person,
  PersonMenu,
} from "./navigation-menus.tsx";
import { MoreMenu } from "./navigation-more.tsx";

export type NavItem = {
  to: string;
  label: string;
  icon: IconName;
  /** Things to do there, never a total. */
  count?: number;
  /** Wants to be one of the four places under the thumb on a phone. */
  thumb?: boolean;
  /** Leads there from anywhere: "g d". */
  keys?: string;
  /** Current only at exactly this address. */
  end?: boolean;
};

export type NavGroup = { head?: string; links: NavItem[] };

export type NavigationProps = {
  side: "desk" | "portal";
  organisation: Organisation;
  person: Person;
  groups: NavGroup[];
};

/** The left edge of every page: whose portal it is, where one can go, and who is here. */
export function Navigation({ side, organisation, person, ...given }: NavigationProps) {
  const groups = underTheThumb(given.groups);
  const last = groups.length - 1;
  return (
    <nav className="nav" aria-label="Main">
      <OrganisationMenu side={side} organisation={organisation} />
      <div className="nav-places">
        {groups.map((group, place) => (
          <NavList key={group.head ?? group.links[0]?.to ?? place} group={group}>
            {place === last && (
              <li data-thumb="" className="narrow-only">
                <MoreMenu groups={groups} organisation={organisation} person={person} />
              </li>
            )}
          </NavList>
        ))}
      </div>
      <PersonMenu person={person} />
    </nav>
  );
}

const MOST_THUMBS = 4;

/** Five places fit under the thumb, and the last of them is "More": the first four that ask to be there are. */
function underTheThumb(groups: NavGroup[]): NavGroup[] {
  const asking = groups.flatMap(({ links }) => links).filter(({ thumb }) => thumb);
  const near = new Set(asking.slice(0, MOST_THUMBS));
  return groups.map((group) => ({
    ...group,
    links: group.links.map((link) => ({ ...link, thumb: near.has(link) })),
  }));
}

function NavList({ group, children }: { group: NavGroup; children?: ReactNode }) {
  return (
    <>
      {group.head && <p className="nav-head">{group.head}</p>}
      <ul className="nav-list">
        {group.links.map((link) => (
          <li key={link.to} data-thumb={link.thumb ? "" : undefined}>
            <NavLink className="nav-link" to={link.to} end={link.end ?? false} prefetch="intent">
              <Icon name={link.icon} />
              <span>{link.label}</span>
              {link.count ? <span className="count">{link.count}</span> : null}
            </NavLink>
          </li>
        ))}
        {children}
      </ul>
    </>
  );
}
