import { Link } from "@remix-run/react";

import { formatInstant } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { WhyLink } from "#app/ui/why-link.tsx";

import type { Publication } from "../forecast.ts";
import type { History } from "../forecast-page.ts";

type PublicationListProps = { history: History; timeZone: string; openId?: string };

/** Who published, when and how much, the newest first. */
export function PublicationList({ history, timeZone, openId }: PublicationListProps) {
  const { publications, older } = history;
  return (
    <Section title="Published">
      {publications.length === 0 ? (
        <p className="help">Nothing yet. Each publication stays here as it was made.</p>
      ) : (
        <ul className="plain grid gap-3">
          {publications.map((publication) => (
            <li key={publication.id}>
              <Link
                className={publication.id === openId ? "link strong" : "link"}
                to={`?publication=${publication.id}`}
                aria-current={publication.id === openId ? "true" : undefined}
              >
                {formatInstant(publication.publishedAt, timeZone)}
              </Link>
              <span className="help block">{sizeOf(publication)}</span>
              {publication.submissionId && (
                <span className="help block">
                  {publication.takenBack ? "Taken back, " : ""}
                  <Link className="link" to={`/portal/submissions/${publication.submissionId}`}>
                    {publication.fileName ?? "the file"}
                  </Link>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {openId && <WhyLink to={`/portal/why/forecast/${openId}`} bare />}
      {older && (
        <p className="mt-3">
          <Link className="link" to={`?older=${encodeURIComponent(older)}`}>
            Older publications
          </Link>
        </p>
      )}
    </Section>
  );
}

export function sizeOf({ products, figures, publisherName }: Publication): string {
  const parts = `${figures} ${figures === 1 ? "figure" : "figures"} for ${products} ${products === 1 ? "part" : "parts"}`;
  return `${parts}, by ${publisherName}`;
}
