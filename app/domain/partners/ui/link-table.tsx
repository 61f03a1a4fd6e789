import { LinkButton } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import { Status, type Tone } from "#app/ui/status.tsx";

import { type LinkStatus, linkWords, waitsFor } from "../link.ts";
import type { NamedLink } from "../links.server.ts";

const looks: Record<LinkStatus, { mark: MarkName; tone?: Tone }> = {
  proposed: { mark: "review", tone: "live" },
  live: { mark: "ok", tone: "ok" },
  ended: { mark: "dot" },
};

type Props = {
  links: NamedLink[];
  own: { id: string; name: string };
  /** Who looks: the vendor may end, an end of the link may answer, others only read. */
  as: "vendor" | "distributor" | "reseller" | "reader";
};

/** With which partners a partner is linked, and what can be done about it. */
export function LinkTable({ links, own, as }: Props) {
  return (
    <table className="table">
      <caption className="sr">Links</caption>
      <thead>
        <tr>
          <th scope="col">Partner</th>
          <th scope="col">State</th>
          <th scope="col" className="num col-2">
            Since
          </th>
          {as !== "reader" && (
            <th scope="col">
              <span className="sr">What to do</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {links.map((link) => {
          const isReseller = link.resellerId === own.id;
          const names = isReseller
            ? { distributor: link.otherName, reseller: own.name }
            : { distributor: own.name, reseller: link.otherName };
          return (
            <tr key={link.id}>
              <th scope="row" className="py-1">
                <span className="strong clip">{link.otherName}</span>
                <small className="faint block">{isReseller ? "Distributor" : "Reseller"}</small>
              </th>
              <td>
                <Status {...looks[link.status]}>{linkWords(link, names)}</Status>
              </td>
              <td className="num col-2 nowrap">{formatDay(link.endedAt ?? link.createdAt)}</td>
              {as !== "reader" && (
                <td className="num">
                  <Deeds link={link} as={as} />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Deeds({ link, as }: { link: NamedLink; as: Exclude<Props["as"], "reader"> }) {
  if (link.status === "ended") return null;
  const answer = as !== "vendor" && waitsFor(link, as);
  const about = <span className="sr"> with {link.otherName}</span>;
  const to = (deed: string) => `?do=${deed}&of=${link.id}`;
  return (
    <span className="row-flex justify-end">
      {answer && (
        <LinkButton to={to("accept-link")} size="sm" replace preventScrollReset>
          Answer
          {about}
        </LinkButton>
      )}
      {as === "reseller" && link.status === "live" && (
        <LinkButton to={to("show-deals")} size="sm" replace preventScrollReset>
          {link.sharesDeals ? "Hide deals" : "Show deals"}
          {about}
        </LinkButton>
      )}
      {!answer && (
        <LinkButton to={to("end-link")} size="sm" kind="bare" replace preventScrollReset>
          {link.status === "live" ? "End" : "Take back"}
          {about}
        </LinkButton>
      )}
    </span>
  );
}
