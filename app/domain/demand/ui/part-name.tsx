/** A part in the first column: its number, and on a wide screen what it is. */
export function PartName({ partNo, name }: { partNo: string; name: string }) {
  return (
    <span className="row-flex">
      <span className="strong">{partNo}</span>
      <span className="faint clip max-w-56 wide-only">{name}</span>
    </span>
  );
}
