import { Link } from "@remix-run/react";

import { formatUnits } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";
import { Section } from "#app/ui/page.tsx";

import type { Correction } from "../said/choices.ts";
import type { SubmissionPage } from "../submission-page.ts";

const SHOWN = 8;

/** What was corrected in a file, and what is remembered for the sender's next ones. */
export function SaidSections({ page, base }: { page: SubmissionPage; base: string }) {
  const { said, submission } = page;
  const { entries, more } = said.remembered;
  const hidden = said.corrections.length - SHOWN;
  return (
    <>
      {said.corrections.length > 0 && (
        <Section title="Corrected here">
          <ul className="small quiet grid gap-2">
            {keyed(said.corrections.slice(0, SHOWN)).map(({ key, item }) => (
              <li key={key}>{inWords(item)}</li>
            ))}
            {hidden > 0 && <li>{`${formatUnits(hidden)} more`}</li>}
          </ul>
        </Section>
      )}
      {(entries.length > 0 || page.mayDecide) && (
        <Section title="Remembered for these files">
          <ul className="small quiet grid gap-2">
            {keyed(entries).map(({ key, item }) => (
              <li key={key}>{`${item.shown} ${item.means}`}</li>
            ))}
            {entries.length === 0 && <li>Nothing yet. What is said here joins this list</li>}
          </ul>
          <p className="help">
            {more > 0 && `${formatUnits(more)} more. `}
            {page.mayDecide && (
              <Link className="link" to={rememberedAt(base, submission.partnerId)}>
                {entries.length === 0 ? "Open the list" : "Change it"}
              </Link>
            )}
          </p>
        </Section>
      )}
    </>
  );
}

const inWords = ({ column, value, to, by }: Correction) => {
  const what = `${column}: ${value === "" ? "empty" : value}`;
  return to === null ? `${what} left out, by ${by}` : `${what} read as ${to}, by ${by}`;
};

/** A partner has one list; the vendor looks at each partner's, and at its own. */
export const rememberedAt = (base: string, partnerId: string | null): string => {
  if (base.startsWith("/portal")) return "/portal/remembered";
  return partnerId ? `${base}/remembered?partner=${partnerId}` : `${base}/remembered`;
};
