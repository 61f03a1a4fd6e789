import type { ReactNode } from "react";

type Line = { rowNo: number; name: string };

type ImportRowsProps<Row extends Line> = {
  caption: string;
  rows: readonly Row[];
  /** What is said of a row, and under which head. */
  head: string;
  said: (row: Row) => ReactNode;
};

/** The rows of a file, each with what is said of it. */
export function ImportRows<Row extends Line>(props: ImportRowsProps<Row>) {
  const { caption, rows, head, said } = props;
  return (
    <table className="table import-rows">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="num" style={{ width: 72 }}>
            Row
          </th>
          <th scope="col">Customer</th>
          <th scope="col">{head}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.rowNo}>
            <td className="num">{row.rowNo}</td>
            <td className="clip">{row.name}</td>
            <td>{said(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
