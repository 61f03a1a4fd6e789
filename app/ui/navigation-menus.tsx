import { useLocation } from "@remix-run/react";

import { Crest } from "./brand.tsx";
import { Face } from "./face.tsx";
import { Icon } from "./icon.tsx";
import { MenuDivider, MenuForm, MenuHead, MenuLink } from "./menu.tsx";
import { Popover } from "./popover.tsx";
import type { Theme } from "./theme.ts";

export type OrganisationChoice = {
  id: string;
  name: string;
  /** On which side, and as what: "Channel desk", "Gold partner". */
  note: string;
  current?: boolean;
};

export type Organisation = {
  name: string;
  note: string;
  choices: OrganisationChoice[];
  /** Where the choice is posted to, as `membership`. */
  switchAction: string;
};

export type Person = {
  name: string;
  role: string;
  accountTo: string;
  signOutAction: string;
  theme: Theme;
  /** Where the theme is posted to, as `theme`, with the address to come `back` to. */
  themeAction: string;
};

export function OrganisationMenu({
  side,
  organisation,
}: {
  side: "desk" | "portal";
  organisation: Organisation;
}) {
  return (
    <Popover
      className="nav-top"
      summaryClassName="nav-org"
      summary={
        <>
          <Crest side={side} />
          <span className="clip">
            <b className="clip">{organisation.name}</b>
            <small className="clip">{organisation.note}</small>
          </span>
          <Icon name="updown" />
        </>
      }
    >
      <OrganisationChoices organisation={organisation} />
    </Popover>
  );
}

export function OrganisationChoices({ organisation }: { organisation: Organisation }) {
  return (
    <>
      <MenuHead>Work for</MenuHead>
      {organisation.choices.map((choice) => (
        <MenuForm
          key={choice.id}
          action={organisation.switchAction}
          name="membership"
          value={choice.id}
          current={choice.current}
        >
          <span className="two">
            <span className="clip">{choice.name}</span>
            <small className="clip">{choice.note}</small>
          </span>
        </MenuForm>
      ))}
    </>
  );
}

export function PersonMenu({ person }: { person: Person }) {
  return (
    <Popover
      className="nav-person"
      summaryClassName="nav-foot"
      up
      summary={
        <>
          <Face name={person.name} />
          <span className="clip">
            <span className="clip">{person.name}</span>
            <small className="clip">{person.role}</small>
          </span>
        </>
      }
    >
      <PersonChoices person={person} />
    </Popover>
  );
}

const THEMES = [
  { theme: "system", label: "As the system", icon: "screen" },
  { theme: "light", label: "Light", icon: "sun" },
  { theme: "dark", label: "Dark", icon: "moon" },
] as const;

export function PersonChoices({ person }: { person: Person }) {
  const { pathname, search } = useLocation();
  return (
    <>
      <MenuLink to={person.accountTo} icon="user">
        Your account
      </MenuLink>
      <MenuDivider />
      <MenuHead>Appearance</MenuHead>
      {THEMES.map(({ theme, label, icon }) => (
        <MenuForm
          key={theme}
          action={person.themeAction}
          fields={{ back: pathname + search }}
          name="theme"
          value={theme}
          icon={icon}
          current={person.theme === theme}
        >
          {label}
        </MenuForm>
      ))}
      <MenuDivider />
      <MenuForm action={person.signOutAction} icon="leave">
        Sign out
      </MenuForm>
    </>
  );
}
