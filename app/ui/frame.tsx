import { useNavigate } from "@remix-run/react";
import type { ReactNode } from "react";

import { Bell } from "./bell.tsx";
import { CommandBar } from "./command-bar.tsx";
import type { Command } from "./command-palette.tsx";
import { type Crumb, useCrumbs } from "./crumbs.ts";
import { type Bindings, useKeys } from "./keyboard.ts";
import { LoadingBar } from "./loading-bar.tsx";
import { type NavGroup, Navigation, type NavigationProps } from "./navigation.tsx";

export type { Crumb } from "./crumbs.ts";
export type { NavGroup, NavItem } from "./navigation.tsx";
export type { Organisation, OrganisationChoice, Person } from "./navigation-menus.tsx";

export type FrameProps = NavigationProps & {
  /** The way to here; by default what the routes say of themselves. */
  crumbs?: Crumb[];
  /** What the palette offers besides the places of the navigation. */
  commands?: Command[];
  searchTo?: string;
  /** How much of what one was told is unread: it stands on the bell. */
  unread: number;
  children: ReactNode;
};

/** What stands around every page: navigation, command bar, and the page itself as the one thing that scrolls. */
export function Frame({
  crumbs,
  commands = [],
  searchTo,
  unread,
  children,
  ...navigation
}: FrameProps) {
  const way = useCrumbs();
  usePlaceKeys(navigation.groups);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <LoadingBar />
      <div className="frame">
        <Navigation {...navigation} />
        <CommandBar
          crumbs={crumbs ?? way}
          commands={[...commands, ...placesOf(navigation.groups)]}
          searchTo={searchTo}
        >
          <Bell to="/account/notifications" unread={unread} />
        </CommandBar>
        <main className="main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}

const placesOf = (groups: NavGroup[]): Command[] =>
  groups.flatMap(({ links }) =>
    links.map(({ to, label, icon, keys }) => ({ to, label, icon, keys })),
  );

function usePlaceKeys(groups: NavGroup[]) {
  const navigate = useNavigate();
  const bindings: Bindings = { "/": { run: focusSearch, says: "Search or filter" } };
  for (const { to, label, keys } of groups.flatMap(({ links }) => links)) {
    if (keys) bindings[keys] = { run: () => navigate(to), says: `Go to ${label}` };
  }
  useKeys(bindings);
}

/** The list's own search field where it has one, else the palette. */
function focusSearch() {
  const field = document.querySelector<HTMLElement>("main [type=search], main [data-search]");
  if (field) field.focus();
  else document.querySelector<HTMLElement>(".command")?.click();
}
