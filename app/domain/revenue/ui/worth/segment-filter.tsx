import { ChoiceFilter } from "#app/ui/choice-filter.tsx";

import { type Segment, segments } from "../../worth/segments.ts";
import { segmentLooks } from "./segment-words.ts";

const choices = segments.map((id) => ({ id, name: segmentLooks[id].word }));

/** Narrows a list of customers to one segment. */
export function SegmentFilter({ chosen }: { chosen: Segment | undefined }) {
  return (
    <ChoiceFilter
      label="Segment"
      name="segment"
      choices={choices}
      chosen={choices.find(({ id }) => id === chosen) ?? null}
    />
  );
}
