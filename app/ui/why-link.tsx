import { Link } from "@remix-run/react";

type WhyLinkProps = {
  to: string;
  /** Within a section instead of after the last. */
  bare?: boolean;
};

/** At the foot of a record: by which grants its reader sees it. */
export function WhyLink({ to, bare }: WhyLinkProps) {
  return (
    <p className={bare ? "mt-3" : "section"}>
      <Link className="link small" to={to}>
        Why do I see this?
      </Link>
    </p>
  );
}
