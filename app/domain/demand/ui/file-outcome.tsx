import { Link } from "@remix-run/react";

import { formatInstant } from "#app/ui/format.ts";
import { keyed } from "#app/ui/keyed.ts";
import { Notice } from "#app/ui/status.tsx";

import type { FileOutcome as File } from "../forecast-file.ts";

type FileOutcomeProps = { file: File; again: boolean; timeZone: string };

/** What became of a file that was handed over. */
export function FileOutcome({ file, again, timeZone }: FileOutcomeProps) {
  if (file.status !== "refused") {
    const when = formatInstant(file.createdAt, timeZone);
    return again ? (
      <Notice live tone="warn" title={`This file was published on ${when}`}>
        Nothing changed. To go back to its figures, type them in or send them with a change.
      </Notice>
    ) : (
      <Notice live tone="ok" title={`${file.fileName} is published`}>
        {file.rowsTaken} {file.rowsTaken === 1 ? "row" : "rows"} taken, none refused.
      </Notice>
    );
  }
  return (
    <>
      <Notice live tone="bad" title={`${file.fileName}: ${file.problem}`}>
        Nothing was published. Correct the file and send it again.{" "}
        <Link className="link" to={`/portal/submissions/${file.id}`}>
          {file.rowsRefused > file.wrong.length
            ? `All ${file.rowsRefused} rows that are wrong`
            : "Open the submission"}
        </Link>
      </Notice>
      {file.wrong.length > 0 && <WrongRows file={file} />}
    </>
  );
}

function WrongRows({ file }: { file: File }) {
  return (
    <section className="scroll-x" aria-label="Rows that are wrong" {...reachable}>
      <table className="table raw-rows">
        <caption className="sr">Rows that are wrong</caption>
        <thead>
          <tr>
            <th className="num" scope="col">
              Row
            </th>
            <th scope="col">What is wrong</th>
            <th scope="col">Column</th>
            <th className="col-2" scope="col">
              As written
            </th>
          </tr>
        </thead>
        <tbody>
          {file.wrong.flatMap((row) =>
            keyed(row.errors).map(({ key, item }) => (
              <tr key={`${row.rowNo} ${key}`}>
                <td className="num faint">{row.rowNo}</td>
                <td>{item.what}</td>
                <td className="quiet">{item.column}</td>
                <td className="col-2 faint">
                  <code className="clip">{row.raw}</code>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

// What scrolls must be reachable by keyboard.
const reachable = { tabIndex: 0 };
