import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { Icon, type IconName } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import { Popover } from "./popover.tsx";

type MenuProps = {
  /** What the button says; with `icon` alone it is its name for those who do not see it. */
  label: string;
  icon?: IconName;
  iconOnly?: boolean;
  align?: "start" | "end";
  small?: boolean;
  children: ReactNode;
};

/** A button that opens a list of things to do. */
export function Menu({ label, icon, iconOnly, align = "end", small, children }: MenuProps) {
  return (
    <Popover
      summaryClassName="btn"
      label={iconOnly ? label : undefined}
      align={align}
      small={small}
      summary={
        <>
          {icon && <Icon name={icon} />}
          {!iconOnly && label}
          {!iconOnly && <Icon name="down" size="sm" />}
        </>
      }
    >
      {children}
    </Popover>
  );
}

type ItemProps = {
  icon?: IconName;
  kbd?: string;
  danger?: boolean;
  current?: boolean;
  children: ReactNode;
};

export function MenuLink({ to, ...item }: ItemProps & { to: string }) {
  return (
    <Link
      className="menu-item"
      to={to}
      aria-current={item.current ? "true" : undefined}
      data-kind={item.danger ? "danger" : undefined}
    >
      <Inside {...item} />
    </Link>
  );
}

type MenuFormProps = ItemProps & {
  action: string;
  /** What the form carries besides its button. */
  fields?: Record<string, string>;
  name?: string;
  value?: string;
};

/** A thing to do that changes something: a form of one button. */
export function MenuForm({ action, fields = {}, name, value, ...item }: MenuFormProps) {
  return (
    <Form method="post" action={action}>
      {Object.entries(fields).map(([field, content]) => (
        <input key={field} type="hidden" name={field} value={content} />
      ))}
      <button
        className="menu-item"
        type="submit"
        name={name}
        value={value}
        aria-current={item.current ? "true" : undefined}
        data-kind={item.danger ? "danger" : undefined}
      >
        <Inside {...item} />
      </button>
    </Form>
  );
}

export function MenuHead({ children }: { children: ReactNode }) {
  return <p className="menu-head">{children}</p>;
}

export function MenuDivider() {
  return <hr />;
}

function Inside({ icon, kbd, current, children }: ItemProps) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className="clip">{children}</span>
      {current && <Icon name="check" className="push" />}
      {kbd && <Kbd keys={kbd} />}
    </>
  );
}
