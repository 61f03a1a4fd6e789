import {
  type Column,
  columnVisibilityFeature,
  createTableHook,
  metaHelper,
  type ReactTable,
  type Row,
  type RowData,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** How a column of ours is set. */
export type ColumnLook = {
  /** Right, in figures of one width. */
  numeric?: boolean;
  /** 3 falls away below a wide screen, 2 on a phone. */
  fallsAt?: 2 | 3;
  /** The head says its word to those who do not see the column's shape, and to nobody else. */
  headHidden?: boolean;
  /** Names the row: it becomes the row's head. */
  heads?: boolean;
  className?: string;
  width?: number;
};

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnMeta: metaHelper<ColumnLook>(),
});

/** Every table in the portal: the server sorts and pages, the address bar remembers. */
export const { useAppTable, createAppColumnHelper } = createTableHook({
  features,
  manualSorting: true,
  enableMultiSort: false,
});

export type AppFeatures = typeof features;
export type AppTable<TData extends RowData> = ReactTable<typeof features, TData>;
export type AppRow<TData extends RowData> = Row<typeof features, TData>;
export type AppColumn<TData extends RowData> = Column<typeof features, TData>;
