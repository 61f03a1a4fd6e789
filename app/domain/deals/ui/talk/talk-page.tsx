import { LinkButton } from "#app/ui/button.tsx";
import { PageHead } from "#app/ui/page.tsx";

import type { Clock } from "../../clock.ts";
import type { DealTalk as Talk } from "../../talk/deal-talk.ts";
import { DealFiles } from "../files/deal-files.tsx";
import { DealTalk } from "./deal-talk.tsx";
import type { TalkAnswer } from "./say-form.tsx";

type TalkPageProps = {
  talk: Talk;
  clock: Clock;
  vendorName: string;
  base: string;
  answer?: TalkAnswer;
  refused?: { error: string; stream: string | null };
};

/** All that stands beside a deal, and where a form that was refused keeps what was typed. */
export function TalkPage({ talk, answer, refused, ...rest }: TalkPageProps) {
  return (
    <div className="record">
      <PageHead
        title={talk.deal.customerName}
        sub={talk.deal.number}
        actions={<LinkButton to={rest.base}>To the deal</LinkButton>}
      />
      <DealTalk talk={talk} {...rest} answer={answer} all />
      <DealFiles talk={talk} {...rest} answer={refused} />
    </div>
  );
}
