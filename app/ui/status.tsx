import type { ReactNode } from "react";

import { drawnMarks, Mark, type MarkName } from "./icon.tsx";
import { keyed } from "./keyed.ts";

/** ok is settled, warn a clock or an overlap, bad wrong or refused, live on its way. */
export type Tone = "ok" | "warn" | "bad" | "live";

type StatusProps = { mark: MarkName; tone?: Tone; small?: boolean; children: ReactNode };

/** A state: a shape, then the word. */
export function Status({ mark, tone, small, children }: StatusProps) {
  return (
    <span className={small ? "status small" : "status"} data-tone={tone}>
      {drawnMarks[mark]}
      {children}
    </span>
  );
}

/** For what is not a state: a tier, a period, a count of days. */
export function Badge({
  tone,
  mark,
  children,
}: {
  tone?: Tone;
  mark?: MarkName;
  children: ReactNode;
}) {
  return (
    <span className="badge" data-tone={tone}>
      {mark && <Mark name={mark} />}
      {children}
    </span>
  );
}

type NoticeProps = {
  tone?: Tone;
  mark?: MarkName;
  title: ReactNode;
  children?: ReactNode;
  /** Rounded, inside a region; otherwise it runs from edge to edge. */
  box?: boolean;
  /** Read out when it appears. */
  live?: boolean;
};

const markOf = { ok: "ok", warn: "warn", bad: "bad", live: "overlap" } as const;

/** What happened and what it means. At most one in a region. */
export function Notice({ tone, mark, title, children, box, live }: NoticeProps) {
  const shape = mark ?? (tone && markOf[tone]);
  return (
    <div
      className="notice"
      data-tone={tone}
      data-shape={box ? "box" : undefined}
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
    >
      {shape && <Mark name={shape} />}
      <div>
        <p className="strong">{title}</p>
        {children && <div className="quiet">{children}</div>}
      </div>
    </div>
  );
}

export type ProgressPart = { share: number; tone?: Tone | "rest" };

/** A bar in parts of one. `label` says it in words; without one it is decoration beside its own figures. */
export function Progress({
  parts,
  label,
  height,
}: {
  parts: ProgressPart[];
  label?: string;
  height?: number;
}) {
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <span className="progress" style={height ? { height } : undefined} {...named}>
      {keyed(parts).map(({ key, item: { share, tone } }) => (
        <span key={key} data-tone={tone} style={{ width: percent(share) }} />
      ))}
    </span>
  );
}

const percent = (share: number) => `${Math.round(Math.min(Math.max(share, 0), 1) * 10_000) / 100}%`;

/** A small figure beside a word: things to do in the navigation, how many behind a tab. */
export function Count({ of, label }: { of: number | string; label?: string }) {
  return (
    <span className="count">
      {of}
      {label && <span className="sr"> {label}</span>}
    </span>
  );
}
