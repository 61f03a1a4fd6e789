import type { Difference } from "./rule-rows.ts";

/** Rule by rule what differs. */
export function DifferenceTable({
  caption,
  differences,
}: {
  caption: string;
  differences: Difference[];
}) {
  if (differences.length === 0) return <p className="quiet">The same rules</p>;
  return (
    <table className="table" data-inset="" data-bare="">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ key, label, before, after }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td className="wrap quiet">{before}</td>
            <td className="wrap strong">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
