import { FilterForm } from "./filter-form.tsx";
import { Icon } from "./icon.tsx";
import { Popover } from "./popover.tsx";

type ColumnChooserProps = {
  columns: { id: string; label: string; fixed?: boolean }[];
  /** The ids in the address; none means all. */
  shown: string[];
};

/** Which columns a list shows. The choice is `cols` in the address, so it can be kept and sent. */
export function ColumnChooser({ columns, shown }: ColumnChooserProps) {
  const isShown = (id: string) => shown.length === 0 || shown.includes(id);
  return (
    <Popover
      summaryClassName="btn"
      align="end"
      summary={
        <>
          <Icon name="columns" />
          Columns
        </>
      }
    >
      <FilterForm own={["cols"]}>
        {columns.map((column) =>
          column.fixed ? (
            <input key={column.id} type="hidden" name="cols" value={column.id} />
          ) : (
            <label key={column.id}>
              <input
                className="check"
                type="checkbox"
                name="cols"
                value={column.id}
                defaultChecked={isShown(column.id)}
              />
              {column.label}
            </label>
          ),
        )}
      </FilterForm>
    </Popover>
  );
}
