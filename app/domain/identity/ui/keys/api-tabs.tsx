import type { ReactNode } from "react";

import { LinkButton } from "#app/ui/button.tsx";
import { Tabs } from "#app/ui/filter-bar.tsx";
import { PageHead } from "#app/ui/page.tsx";

type ApiHeadProps = {
  /** Where keys and webhooks of this organisation are: "/portal/api". */
  base: string;
  actions?: ReactNode;
};

/** The top of the pages on which an organisation connects its own programs. */
export function ApiHead({ base, actions }: ApiHeadProps) {
  return (
    <>
      <PageHead
        title="API"
        sub="For programs of your own"
        tight
        actions={
          <>
            <LinkButton to="/api/v1/docs" icon="help">
              Documentation
            </LinkButton>
            {actions}
          </>
        }
      />
      <Tabs
        label="API"
        tabs={[
          { to: base, label: "Keys" },
          { to: `${base}/webhooks`, label: "Webhooks", end: false },
        ]}
      />
    </>
  );
}
