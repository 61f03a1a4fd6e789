import { LinkButton } from "#app/ui/button.tsx";
import { formatDay, NOTHING } from "#app/ui/format.ts";

import { type Agreement, agreementKindNames } from "../agreement.ts";
import { AgreementStatus } from "./agreement-state.tsx";

type Props = { agreements: Agreement[]; today: Date; mayManage: boolean };

/** What a partner signed. */
export function AgreementTable({ agreements, today, mayManage }: Props) {
  return (
    <table className="table">
      <caption className="sr">Agreements</caption>
      <thead>
        <tr>
          <th scope="col">Agreement</th>
          <th scope="col" className="col-2">
            Signed
          </th>
          <th scope="col" className="col-3">
            Signed paper
          </th>
          <th scope="col">State</th>
          {mayManage && (
            <th scope="col">
              <span className="sr">What to do</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {agreements.map((agreement) => (
          <tr key={agreement.id}>
            <th scope="row" className="py-1">
              <span className="strong clip">{agreementKindNames[agreement.kind]}</span>
              <small className="faint block clip">{agreement.version}</small>
            </th>
            <td className="col-2 nowrap">{formatDay(agreement.signedOn)}</td>
            <td className="col-3">
              <span className="clip">{agreement.reference ?? NOTHING}</span>
            </td>
            <td>
              <AgreementStatus agreement={agreement} today={today} />
            </td>
            {mayManage && (
              <td className="num">
                {!agreement.endedAt && !agreement.replaced && (
                  <span className="row-flex justify-end">
                    <LinkButton
                      to={`?do=renew&of=${agreement.id}`}
                      size="sm"
                      replace
                      preventScrollReset
                    >
                      Renew
                      <span className="sr"> {agreementKindNames[agreement.kind]}</span>
                    </LinkButton>
                    <LinkButton
                      to={`?do=end-agreement&of=${agreement.id}`}
                      size="sm"
                      kind="bare"
                      replace
                      preventScrollReset
                    >
                      End
                      <span className="sr"> {agreementKindNames[agreement.kind]}</span>
                    </LinkButton>
                  </span>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
