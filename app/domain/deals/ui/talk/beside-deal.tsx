import type { Clock } from "../../clock.ts";
import type { DealTalk as Talk } from "../../talk/deal-talk.ts";
import { DisputeLine } from "../dispute/dispute-line.tsx";
import { ProofPanel } from "../dispute/proof-panel.tsx";
import { DealFiles } from "../files/deal-files.tsx";
import { DealTalk } from "./deal-talk.tsx";

type BesideDealProps = {
  /** Null for who is shown the deal and nothing beside it. */
  talk: Talk | null;
  clock: Clock;
  vendorName: string;
  base: string;
};

/** On top of a deal's page: the proof it waits for, or the way to its dispute. */
export function AskedOfDeal({ talk, ...rest }: BesideDealProps) {
  if (!talk) return null;
  return talk.dispute ? (
    <DisputeLine {...rest} state={talk.dispute} />
  ) : (
    <ProofPanel {...rest} sides={talk.proof} mayHandIn={talk.rights.share} only="open" />
  );
}

/** What is said and filed, on a deal's own page. */
export function BesideDeal({ talk, ...rest }: BesideDealProps) {
  if (!talk) return null;
  return (
    <>
      <ProofPanel {...rest} sides={talk.proof} mayHandIn={talk.rights.share} only="closed" />
      <DealTalk talk={talk} {...rest} />
      <DealFiles talk={talk} {...rest} />
    </>
  );
}
