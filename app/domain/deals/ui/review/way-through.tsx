import { useNavigate } from "@remix-run/react";

import { ButtonGroup, LinkButton } from "#app/ui/button.tsx";
import { useKeys } from "#app/ui/keyboard.ts";

type WayThroughProps = {
  /** The deals of the list, each once, in its order. */
  dealIds: string[];
  dealId: string;
  to: (dealId: string) => string;
};

/** Where a record stands in its list, and the ones before and after it. */
export function WayThrough({ dealIds, dealId, to }: WayThroughProps) {
  const navigate = useNavigate();
  const at = dealIds.indexOf(dealId);
  const [before, after] = [dealIds[at - 1], dealIds[at + 1]];
  useKeys({
    ...(at > 0 && before && { "[": { run: () => navigate(to(before)), says: "Previous record" } }),
    ...(at >= 0 && after && { "]": { run: () => navigate(to(after)), says: "Next record" } }),
  });
  if (at < 0 || dealIds.length < 2) return null;
  return (
    <>
      <span className="small faint">
        {at + 1} of {dealIds.length}
      </span>
      <ButtonGroup>
        {before && (
          <LinkButton size="sm" icon="up" iconOnly to={to(before)}>
            Previous
          </LinkButton>
        )}
        {after && (
          <LinkButton size="sm" icon="down" iconOnly to={to(after)}>
            Next
          </LinkButton>
        )}
      </ButtonGroup>
    </>
  );
}
