import type { Product } from "#app/domain/catalog/product.ts";
import type { Header } from "#app/platform/csv/header.ts";

import type { Field } from "./columns.ts";
import type { PartnerFinder } from "./find-partner.ts";
import type { FileKind } from "./submission.ts";

/** What the rows of one file are checked against. */
export type RowContext = {
  kind: FileKind;
  vendorName: string;
  currency: string;
  /** The vendor's calendar day: nothing has been sold or counted after it. */
  today: Date;
  /** By partKey. */
  products: ReadonlyMap<string, Product>;
  partners: PartnerFinder;
  header: Header<Field>;
  labels: ReadonlyMap<Field, string>;
};
