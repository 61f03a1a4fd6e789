import { Link } from "@remix-run/react";
import { type ReactNode, useRef } from "react";

import { Mark, type MarkName } from "./icon.tsx";
import { useListKeys } from "./list-keys.ts";
import type { Tone } from "./status.tsx";

/** The list half of a list and its record. Holds ListHead and QueueItem. */
export function Queue({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLElement>(null);
  useListKeys(list);
  return (
    <nav className="queue" aria-label={label} ref={list}>
      {children}
    </nav>
  );
}

type QueueItemProps = {
  to: string;
  mark: MarkName;
  tone?: Tone;
  current?: boolean;
  name: ReactNode;
  figure?: ReactNode;
  /** Who it is from. */
  who?: ReactNode;
  /** When it is due. */
  when?: ReactNode;
  /** The first in danger is in the colour of reed, the rest are not. */
  urgent?: boolean;
  /** A box to tick it with, for what is done with several at once. */
  check?: ReactNode;
};

export function QueueItem({ check, ...props }: QueueItemProps) {
  if (!check) return <Line {...props} />;
  return (
    <div className="queue-row" data-row="">
      <Line {...props} />
      <span className="chk">{check}</span>
    </div>
  );
}

function Line(props: Omit<QueueItemProps, "check">) {
  return (
    <Link
      to={props.to}
      data-tone={props.tone}
      data-row-link=""
      aria-current={props.current ? "true" : undefined}
      preventScrollReset
      prefetch="intent"
    >
      <Mark name={props.mark} />
      <b>{props.name}</b>
      <span className={props.current ? "num strong" : "num"}>{props.figure}</span>
      <span />
      <small>{props.who}</small>
      <small className={props.urgent ? "num tone-warn" : "num faint"}>{props.when}</small>
    </Link>
  );
}
