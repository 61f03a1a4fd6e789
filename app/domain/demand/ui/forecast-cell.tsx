type ForecastCellProps = {
  name: string;
  /** Part and month, for those who do not see the row and the column. */
  label: string;
  value: string;
  changed: boolean;
  error?: string;
  errorId: string;
  newYear: boolean;
  onType: (name: string, text: string) => void;
};

export function ForecastCell({ name, onType, error, ...cell }: ForecastCellProps) {
  return (
    <td
      className="edit"
      data-state={error ? "short" : undefined}
      data-changed={cell.changed ? "" : undefined}
      data-month={cell.newYear ? "" : undefined}
    >
      <input
        id={name}
        name={name}
        aria-label={cell.label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? cell.errorId : undefined}
        defaultValue={cell.value}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => onType(name, event.target.value)}
      />
    </td>
  );
}
