import { Form } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { FormSection } from "#app/ui/form.tsx";

import { sourceWords } from "./setting-words.ts";

/** Whose word on a name or an address counts, the best source first. */
export function SourceList({ sources }: { sources: string[] }) {
  return (
    <FormSection
      title="Whose word counts"
      text="Of several sources the first one here gives a customer its name and address, of its words the latest"
    >
      <ol className="flex max-w-120 flex-col gap-1">
        {sources.map((source, place) => (
          <li key={source} className="row-flex">
            <span className="faint tnum">{place + 1}</span>
            <span>{sourceWords(source)}</span>
            <Form method="post" preventScrollReset className="row-flex push">
              <input type="hidden" name="id" value={source} />
              {place > 0 && (
                <Button type="submit" name="intent" value="up" size="sm" kind="bare">
                  Up<span className="sr">: {sourceWords(source)}</span>
                </Button>
              )}
              {place < sources.length - 1 && (
                <Button type="submit" name="intent" value="down" size="sm" kind="bare">
                  Down<span className="sr">: {sourceWords(source)}</span>
                </Button>
              )}
            </Form>
          </li>
        ))}
      </ol>
    </FormSection>
  );
}
