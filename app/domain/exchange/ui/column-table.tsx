import { Select } from "#app/ui/input.tsx";
import { keyed } from "#app/ui/keyed.ts";

import type { FileLayout } from "../submission.ts";
import type { Saying } from "../submission-page.ts";

type ColumnTableProps = {
  layout: FileLayout;
  said: Saying;
  /** Whether each column's field can be chosen. */
  edits: boolean;
  typed?: Record<string, string>;
};

/** Each column of a file, what it was taken for and why, and some of its cells. */
export function ColumnTable({ layout, said, edits, typed = {} }: ColumnTableProps) {
  const labels = new Map(said.columns.map(({ field, label }) => [field, label]));
  const fields = said.columns.map(({ field, label, required }) => ({
    value: field,
    label: required ? `${label} (needed)` : label,
  }));
  // A file that was read without a proposal is not read with it because something else is changed.
  const unread = (layout.missing?.length ?? 0) > 0;
  const says = Object.values(layout.at).some((place) => layout.written?.[place]);
  return (
    <table className="table divide columns-read">
      <caption className="sr">Columns of the file</caption>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Taken for</th>
          <th scope="col" className="col-2">
            Cells
          </th>
          {says && (
            <th scope="col" className="col-3">
              Written
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {keyed(layout.cells).map(({ key: place, item: name }) => {
          const field = fieldAt(layout, place);
          const proposed = layout.proposals?.find(({ column }) => column === place);
          return (
            <tr key={place}>
              <td>
                <span className="strong clip">{name.trim() || `Column ${place + 1}`}</span>
              </td>
              <td>
                <span className="two">
                  {edits ? (
                    <span className="column-field">
                      <Select
                        name={`column.${place}`}
                        aria-label={`What ${name.trim() || `column ${place + 1}`} holds`}
                        defaultValue={
                          typed[`column.${place}`] ??
                          field ??
                          (unread ? (proposed?.field ?? "") : "")
                        }
                        none="Left alone"
                        options={fields}
                      />
                    </span>
                  ) : (
                    <span>{field ? (labels.get(field) ?? field) : "Left alone"}</span>
                  )}
                  <Why layout={layout} place={place} labels={labels} />
                </span>
              </td>
              <td className="col-2 quiet">
                <span className="clip">{layout.examples?.[place]?.join(" · ") ?? ""}</span>
              </td>
              {says && (
                <td className="col-3 quiet small written-as">
                  {field && layout.written?.[place]?.join(", ")}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const fieldAt = ({ at }: FileLayout, place: number) =>
  Object.keys(at).find((field) => at[field] === place);

type WhyProps = { layout: FileLayout; place: number; labels: ReadonlyMap<string, string> };

/** Why it was taken so, where its name does not say it. */
function Why({ layout, place, labels }: WhyProps) {
  const source = layout.sources?.[place];
  const proposed = layout.proposals?.find(({ column }) => column === place);
  if (source)
    return <small>{source === "said" ? "As said here" : "As said of an earlier file"}</small>;
  if (!proposed || fieldAt(layout, place)) return null;
  return (
    <small>{`Perhaps the ${labels.get(proposed.field) ?? proposed.field}: ${proposed.why}`}</small>
  );
}
