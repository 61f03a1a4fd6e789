import { Link, type LinkProps } from "@remix-run/react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { forwardRef } from "react";

import { Icon, type IconName } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";

type Looks = {
  /** At most one primary on a page. */
  kind?: "primary" | "bare" | "danger";
  size?: "sm";
  icon?: IconName;
  /** The key that presses it, shown on it: "A", "mod+enter". It needs no other wiring. */
  kbd?: string;
  /** Only the icon shows; the children are its name for those who do not see it. */
  iconOnly?: boolean;
};

type ButtonProps = Looks & ComponentPropsWithoutRef<"button">;

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { kind, size, icon, kbd, iconOnly, className, children, type = "button", ...rest },
  ref,
) {
  return (
    <button ref={ref} type={type} {...looks({ kind, size, kbd, iconOnly, className })} {...rest}>
      <Inside icon={icon} kbd={kbd} iconOnly={iconOnly}>
        {children}
      </Inside>
    </button>
  );
});

type LinkButtonProps = Looks & LinkProps;

/** Looks like a button, goes somewhere. */
export function LinkButton({
  kind,
  size,
  icon,
  kbd,
  iconOnly,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <Link {...looks({ kind, size, kbd, iconOnly, className })} {...rest}>
      <Inside icon={icon} kbd={kbd} iconOnly={iconOnly}>
        {children}
      </Inside>
    </Link>
  );
}

/** Closes what the address opened on this page, and leaves the page where it is. */
export function BackButton() {
  return (
    <LinkButton to="?" replace preventScrollReset>
      Back
    </LinkButton>
  );
}

/** Buttons that belong together, edge to edge. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <span className="btn-group">{children}</span>;
}

function looks({ kind, size, kbd, iconOnly, className }: Looks & { className?: string }) {
  return {
    className: className ? `btn ${className}` : "btn",
    "data-kind": kind,
    "data-size": size,
    "data-icon": iconOnly ? "" : undefined,
    "data-key": kbd?.toLowerCase(),
  };
}

function Inside({
  icon,
  kbd,
  iconOnly,
  children,
}: Pick<Looks, "icon" | "kbd" | "iconOnly"> & { children?: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {iconOnly ? <span className="sr">{children}</span> : children}
      {kbd && <Kbd keys={kbd} />}
    </>
  );
}
