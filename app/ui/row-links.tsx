import { PrefetchPageLinks, useNavigate } from "@remix-run/react";
import { type FocusEvent, type MouseEvent, type PointerEvent, useRef, useState } from "react";

/** As long as a pointer rests on what somebody means to open. */
const MEANT_MS = 100;

const linkAt = (target: EventTarget): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-row-link]") : null;

const pathOf = ({ pathname, search, hash }: HTMLAnchorElement) => pathname + search + hash;

/**
 * Follows the links of all rows of a table from one place, and fetches what a row leads to when a pointer or the
 * focus rests on it. A router's link in every row would cost a long list most of its time to draw and to wake up.
 */
export function useRowLinks({ traced }: { traced: boolean }) {
  const navigate = useNavigate();
  const [near, setNear] = useState<string | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>();

  const rest = (event: PointerEvent | FocusEvent) => {
    const link = traced ? null : linkAt(event.target);
    clearTimeout(resting.current);
    if (link) resting.current = setTimeout(setNear, MEANT_MS, pathOf(link));
  };
  const leave = () => clearTimeout(resting.current);

  return {
    listeners: {
      onClick: (event: MouseEvent) => {
        const link = linkAt(event.target);
        const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
        if (!link || event.defaultPrevented || event.button !== 0 || !plain) return;
        event.preventDefault();
        navigate(pathOf(link));
      },
      onPointerOver: rest,
      onFocus: rest,
      onPointerLeave: leave,
      onBlur: leave,
    },
    prefetched: near && <PrefetchPageLinks page={near} />,
  };
}
