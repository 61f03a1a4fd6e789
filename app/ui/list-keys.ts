import type { RefObject } from "react";

import { type Bindings, useKeys } from "./keyboard.ts";

const LINK = "[data-row-link]";
const ROW = "tr, [data-row]";

/** `j` and `k` move through the rows of a list, `x` ticks the one that has focus; Enter opens it as any link. */
export function useListKeys(list: RefObject<HTMLElement>, more: Bindings = {}) {
  const move = (step: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(LINK) ?? [])];
    const current = links.findIndex((link) => link === document.activeElement || isOpen(link));
    const focused = links.indexOf(document.activeElement as HTMLElement);
    const from = focused >= 0 ? focused : current;
    const next = links[Math.min(Math.max(from + step, 0), links.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const current = () => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(LINK) ?? [])];
    return links.find((link) => link === document.activeElement) ?? links.find(isOpen);
  };
  const tick = () =>
    (document.activeElement?.closest(ROW) ?? current()?.closest(ROW))
      ?.querySelector<HTMLElement>(".check")
      ?.click();

  useKeys({
    j: { run: () => move(1), says: "Next" },
    k: { run: () => move(-1), says: "Previous" },
    x: { run: tick, says: "Select" },
    o: { run: () => current()?.click(), says: "Open" },
    ...more,
  });
}

const isOpen = (link: HTMLElement) =>
  link.getAttribute("aria-current") === "true" || link.closest("[data-current]") !== null;

/** The same as an element, for where a hook would depend on a condition. */
export function ListKeys({ list }: { list: RefObject<HTMLElement> }) {
  useListKeys(list);
  return null;
}
