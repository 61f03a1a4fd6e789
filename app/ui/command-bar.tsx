import { Link } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";

import { type Command, CommandPalette } from "./command-palette.tsx";
import type { Crumb } from "./crumbs.ts";
import { Icon } from "./icon.tsx";
import { KeysHelp } from "./keys-help.tsx";

export type CommandBarProps = {
  crumbs: Crumb[];
  commands: Command[];
  /** The page that searches; the command button leads there before script has loaded. */
  searchTo?: string;
  /** What stands at the right: notifications. */
  children?: ReactNode;
};

/** The bar over every page: where you are, and the way to anywhere else. */
export function CommandBar({ crumbs, commands, searchTo, children }: CommandBarProps) {
  return (
    <header className="bar">
      <Crumbs crumbs={crumbs} />
      <CommandPalette commands={commands} searchTo={searchTo} />
      {children}
      <KeysHelp />
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  const back = crumbs.findLast((crumb) => crumb.to);
  return (
    <nav className="crumbs" aria-label="Where you are">
      {back?.to && (
        <Link className="back narrow-only" to={back.to} aria-label={`Back to ${back.label}`}>
          <Icon name="left" />
        </Link>
      )}
      {crumbs.map((crumb, place) => (
        <Fragment key={crumb.to ?? crumb.label}>
          {place > 0 && <Icon name="right" size="sm" />}
          {crumb.to ? (
            <Link to={crumb.to}>{crumb.label}</Link>
          ) : (
            <span aria-current="page">{crumb.label}</span>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
