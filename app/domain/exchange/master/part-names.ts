/** How files call the column of part numbers. */
export const partNames: readonly string[] = [
  "Part Number",
  "Part No",
  "Part",
  "Item",
  "Item No",
  "Item Number",
  "SKU",
  "Product",
  "Product Code",
  "Article",
  "Artikel",
  "Artikelnummer",
  "MPN",
  "Manufacturer Part Number",
  "Vendor Part Number",
];
