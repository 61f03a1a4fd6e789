import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { SectionHead } from "#app/ui/page.tsx";

type RecentTableProps = {
  title: string;
  none: string;
  /** Four columns: a name that leads on, a figure, a word, a day. */
  head: [string, string, string, string];
  rows: { id: string; to: string; cells: [ReactNode, ReactNode, ReactNode, ReactNode] }[];
};

/** The newest few of something, each leading to its record. */
export function RecentTable({ title, none, head, rows }: RecentTableProps) {
  return (
    <section aria-label={title}>
      <SectionHead title={title} sub={rows.length === 0 ? none : undefined} overTable />
      {rows.length > 0 && (
        <table className="table">
          <caption className="sr">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{head[0]}</th>
              <th scope="col" className="num">
                {head[1]}
              </th>
              <th scope="col">{head[2]}</th>
              <th scope="col" className="num col-2">
                {head[3]}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, to, cells }) => (
              <tr key={id}>
                <td>
                  <Link className="strong clip" to={to}>
                    {cells[0]}
                  </Link>
                </td>
                <td className="num nowrap">{cells[1]}</td>
                <td>{cells[2]}</td>
                <td className="num col-2 quiet">{cells[3]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
