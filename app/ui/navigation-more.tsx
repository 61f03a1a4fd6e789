import { Icon } from "./icon.tsx";
import { MenuDivider, MenuHead, MenuLink } from "./menu.tsx";
import type { NavGroup } from "./navigation.tsx";
import {
  type Organisation,
  OrganisationChoices,
  type Person,
  PersonChoices,
} from "./navigation-menus.tsx";
import { Popover } from "./popover.tsx";

type MoreMenuProps = { groups: NavGroup[]; organisation: Organisation; person: Person };

/** On a phone: every place that is not under the thumb, and who one is. */
export function MoreMenu({ groups, organisation, person }: MoreMenuProps) {
  const rest = groups.flatMap((group) => group.links).filter((link) => !link.thumb);
  return (
    <Popover
      className="nav-more"
      summaryClassName="nav-link"
      up
      summary={
        <>
          <Icon name="more" />
          <span>More</span>
        </>
      }
    >
      {rest.map((link) => (
        <MenuLink key={link.to} to={link.to} icon={link.icon}>
          {link.label}
          {link.count ? <span className="count"> {link.count}</span> : null}
        </MenuLink>
      ))}
      <MenuDivider />
      <OrganisationChoices organisation={organisation} />
      <MenuDivider />
      <MenuHead>{person.name}</MenuHead>
      <PersonChoices person={person} />
    </Popover>
  );
}
