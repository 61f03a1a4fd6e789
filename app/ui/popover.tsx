import { useLocation } from "@remix-run/react";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";

type PopoverProps = {
  summary: ReactNode;
  summaryClassName: string;
  /** Needed where the summary shows an icon only. */
  label?: string;
  /** Which edge of the summary the panel keeps to. */
  align?: "start" | "end";
  /** Opens upwards, at the foot of the navigation. */
  up?: boolean;
  /** Escapes a bar that scrolls sideways, which would cut the panel off. */
  fixed?: boolean;
  pressed?: boolean;
  kind?: string;
  small?: boolean;
  className?: string;
  children: ReactNode;
};

/** A panel that opens below its button. The browser opens it; script only closes it at the right times. */
export function Popover(props: PopoverProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useClosing(details);
  return (
    <details ref={details} className={props.className ? `popover ${props.className}` : "popover"}>
      <summary
        className={props.summaryClassName}
        aria-label={props.label}
        data-pressed={props.pressed ? "" : undefined}
        data-kind={props.kind}
        data-size={props.small ? "sm" : undefined}
        data-icon={props.summaryClassName === "btn" && props.label ? "" : undefined}
      >
        {props.summary}
      </summary>
      <div
        className="popover-panel menu"
        data-align={props.align}
        data-up={props.up ? "" : undefined}
        data-fixed={props.fixed ? "" : undefined}
      >
        {props.children}
      </div>
    </details>
  );
}

function useClosing(details: RefObject<HTMLDetailsElement>) {
  const { key } = useLocation();
  const seen = useRef(key);

  // A new address means that a choice was made.
  useEffect(() => {
    if (seen.current !== key) close(details.current);
    seen.current = key;
  }, [details, key]);

  useEffect(() => {
    const outside = (event: Event) => {
      const { current } = details;
      if (current?.open && event.target instanceof Node && !current.contains(event.target))
        close(current);
    };
    const escaped = (event: KeyboardEvent) => {
      const { current } = details;
      if (event.key !== "Escape" || !current?.open) return;
      event.stopPropagation();
      close(current);
      current.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    document.addEventListener("keydown", escaped, true);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
      document.removeEventListener("keydown", escaped, true);
    };
  }, [details]);
}

function close(details: HTMLDetailsElement | null) {
  if (details?.open) details.open = false;
}
