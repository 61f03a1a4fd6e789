import type { ReactNode } from "react";

import type { Tone } from "./status.tsx";

type PageHeadProps = {
  title: ReactNode;
  /** One quiet fact beside the title. */
  sub?: ReactNode;
  /** A status or chips between title and actions. */
  children?: ReactNode;
  actions?: ReactNode;
  /** Closer to the tabs that follow. */
  tight?: boolean;
  /** A phone shows the record alone, under its own title. */
  wideOnly?: boolean;
};

/** The top of a page: its title, one quiet fact, and what can be done here. */
export function PageHead({ title, sub, children, actions, tight, wideOnly }: PageHeadProps) {
  return (
    <div
      className={wideOnly ? "page-head wide-only" : "page-head"}
      data-tight={tight ? "" : undefined}
    >
      <h1>{title}</h1>
      {sub && <span className="sub">{sub}</span>}
      {children}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}

type SplitProps = {
  cols: "list-record" | "main-side" | "main-drawer";
  /** Which of the two a phone shows. */
  open?: "list" | "record";
  children: ReactNode;
};

/** Two regions that touch, each with its own scrolling. */
export function Split({ cols, open, children }: SplitProps) {
  return (
    <div className="split divide" data-cols={cols} data-open={open}>
      {children}
    </div>
  );
}

/** The evidence at the right of the work. */
export function Side({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className="side" aria-label={label}>
      {children}
    </aside>
  );
}

/** Two regions side by side that stack on a phone. */
export function Pair({ wideLeft, children }: { wideLeft?: boolean; children: ReactNode }) {
  return <div className={wideLeft ? "pair wide-left" : "pair"}>{children}</div>;
}

type SectionProps = {
  title?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  label?: string;
  level?: 2 | 3;
  tone?: Tone;
  /** Before the title: a mark or an icon. */
  lead?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** A part of a region, divided from the next by a hairline. */
export function Section({ label, className, tone, children, ...head }: SectionProps) {
  return (
    <section
      className={className ? `section ${className}` : "section"}
      aria-label={label}
      data-tone={tone}
    >
      {head.title && <SectionHead tone={tone} {...head} />}
      {children}
    </section>
  );
}

type SectionHeadProps = Omit<SectionProps, "label" | "className" | "children"> & {
  /** Over a table that runs from edge to edge, outside any section. */
  overTable?: boolean;
};

export function SectionHead({
  title,
  sub,
  actions,
  level = 2,
  tone,
  lead,
  overTable,
}: SectionHeadProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="section-head" data-over={overTable ? "table" : undefined} data-tone={tone}>
      {lead}
      <Heading>{title}</Heading>
      {sub && <span className="sub">{sub}</span>}
      {actions && <span className="actions">{actions}</span>}
    </div>
  );
}

/** The title of a record: its name, its number and state, and who it is about. */
export function RecordHead({
  title,
  beside,
  meta,
  actions,
  level = 2,
}: {
  title: ReactNode;
  beside?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
  level?: 1 | 2;
}) {
  const Heading = `h${level}` as const;
  return (
    <header className="record-head">
      <div className="row-flex">
        <Heading className="clip">{title}</Heading>
        {beside}
        {actions && <span className="push row-flex wide-only">{actions}</span>}
      </div>
      {meta && <p className="meta">{meta}</p>}
    </header>
  );
}

/** The head of a group inside a long list. */
export function ListHead({ count, children }: { count?: number; children: ReactNode }) {
  return (
    <p className="list-head">
      <span>{children}</span>
      {count !== undefined && <span className="count">{count}</span>}
    </p>
  );
}

// What scrolls must be reachable by keyboard, or what is cut off cannot be read with it.
const reachable = { tabIndex: 0 };

/** A wide thing that scrolls sideways by itself, so that the page never does. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="scroll-x" aria-label={label} {...reachable}>
      {children}
    </section>
  );
}
