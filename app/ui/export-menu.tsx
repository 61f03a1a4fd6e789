import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";

type ExportMenuProps = {
  label?: string;
  /** The list's address without an ending: "/desk/deals" is saved from "/desk/deals.csv". */
  of: string;
  /** What the list is narrowed to. */
  params: URLSearchParams | string;
};

const formats = [
  { ending: "csv", name: "CSV" },
  { ending: "xlsx", name: "Excel workbook" },
] as const;

/** The list as it is filtered and sorted, with every row, as a file. */
export function ExportMenu({ label = "Export", of, params }: ExportMenuProps) {
  const search = params.toString();
  return (
    <Menu label={label} icon="download">
      {formats.map(({ ending, name }) => (
        <a
          key={ending}
          className="menu-item"
          href={`${of}.${ending}${search ? `?${search}` : ""}`}
          download
        >
          <Icon name="file" />
          <span className="clip">{name}</span>
        </a>
      ))}
    </Menu>
  );
}
