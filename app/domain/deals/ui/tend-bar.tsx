import { LinkButton } from "#app/ui/button.tsx";
import { DecisionBar } from "#app/ui/decision-bar.tsx";

import type { Clock } from "../clock.ts";
import type { ShownDeal } from "../deal.ts";
import { mayMove, mayUpdateStage } from "../moves.ts";
import type { ExtensionAnswer } from "../requests/extension.ts";
import { standing } from "../standing.ts";
import { editModeOf } from "../terms/edit-mode.ts";
import type { Meeting } from "../terms/meeting.ts";
import { DeedForm } from "./tend/deed-form.tsx";
import { type Deed, deeds } from "./tend/deeds.ts";
import { editWords } from "./terms/edit-words.ts";

export type TendErrors = Record<string, string[] | null | undefined>;

/** What came back of a form that was not taken. */
export type TendTried = {
  typed: Record<string, string>;
  errors: TendErrors;
  meeting: Meeting | null;
};

type TendBarProps = {
  deal: ShownDeal;
  clock: Clock;
  vendorName: string;
  extension: ExtensionAnswer;
  /** One for each form that the page shows, so that the same form twice is one deed. */
  formId: string;
  chosen: string | null;
  tried?: TendTried | null;
};

function isOpenTo({ intent }: Deed, { deal, clock, extension }: TendBarProps): boolean {
  const status = standing(deal, clock.now);
  switch (intent) {
    case "withdraw":
      return mayMove("partner", status, "withdrawn");
    case "answer":
      return status === "info_requested";
    case "update":
      return mayUpdateStage(status);
    case "extend":
      return extension.ok;
    default:
      return mayMove("partner", status, intent);
  }
}

/** What ends a deal stands last. */
const ends = ({ intent }: Deed) => intent === "won" || intent === "lost" || intent === "withdraw";

const open = ({ intent, open: words, kind }: Deed) => (
  <LinkButton key={intent} to={`?do=${intent}`} kind={kind} replace preventScrollReset>
    {words}
  </LinkButton>
);

/** What its partner can do with a deal now. The choice stands in the address, so that it works before any script. */
export function TendBar(props: TendBarProps) {
  const { deal, clock, vendorName, chosen } = props;
  const mode = editModeOf(deal, clock.now);
  const possible = deeds.filter((deed) => isOpenTo(deed, props));
  const deed = possible.find(({ intent }) => intent === chosen);
  const edit = mode && `/portal/deals/${deal.id}/edit`;
  // What was asked for by its fields is answered where the fields are.
  const answersInFields = mode === "answer" && deal.askedFields.length > 0;
  if (possible.length === 0 && !mode) return null;
  if (deed && !(deed.intent === "answer" && answersInFields)) {
    return <DeedForm key={deed.intent} {...props} deed={deed} />;
  }
  const leads = mode === "answer" || mode === "resubmit";
  const editButton = edit && (mode !== "answer" || answersInFields) && (
    <LinkButton to={edit} kind={leads ? "primary" : undefined}>
      {editWords(mode, vendorName, deal.registration + 1).open}
    </LinkButton>
  );
  return (
    <DecisionBar>
      {leads && editButton}
      {possible
        .filter((each) => !ends(each) && !(each.intent === "answer" && answersInFields))
        .map(open)}
      {!leads && editButton}
      {possible.filter(ends).map(open)}
    </DecisionBar>
  );
}
