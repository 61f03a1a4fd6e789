import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type Failure = "not-found" | "not-allowed" | "broken" | "away";

const words: Record<Failure, { title: string; text: string }> = {
  "not-found": {
    title: "Not found",
    text: "There is nothing at this address, or nothing that you may see.",
  },
  "not-allowed": {
    title: "Not allowed",
    text: "Your role does not cover this. Someone who manages people in your company can change that.",
  },
  broken: {
    title: "Something went wrong",
    text: "It is not something you did. Try again in a moment.",
  },
  away: {
    title: "Not available right now",
    text: "Tributary is being restarted, or cannot reach its data. What you last sent was not kept.",
  },
};

/** Which failure a status code is. */
export function failureOf(status: number): Failure {
  if (status === 403) return "not-allowed";
  if (status === 503) return "away";
  return status >= 400 && status < 500 ? "not-found" : "broken";
}

type ErrorPageProps = {
  failure: Failure;
  /** Finds the request in the log; never what went wrong itself. */
  reference?: string;
  backTo?: string;
  backLabel?: string;
  children?: ReactNode;
};

/** What stands in place of a page that is not there. The same words for what does not exist and what is not yours. */
export function ErrorPage(props: ErrorPageProps) {
  const { title, text } = words[props.failure];
  return (
    <div className="failure">
      <h1>{title}</h1>
      <p className="quiet">{props.children ?? text}</p>
      <p className="row-flex">
        <Link className="btn" to={props.backTo ?? "/"}>
          {props.backLabel ?? "Back to the start"}
        </Link>
        {(props.failure === "broken" || props.failure === "away") && (
          <Link className="btn" data-kind="bare" to="" reloadDocument>
            Try again
          </Link>
        )}
      </p>
      {props.reference && (
        <p className="small faint">
          If it happens again, tell us this reference:{" "}
          <span className="mono">{props.reference}</span>
        </p>
      )}
    </div>
  );
}
