/** What a purpose (data element 353) does with what was reported before. */
export const purposes: Record<string, "report" | "copy" | "replace" | "withdraw"> = {
  "00": "report",
  "02": "report",
  "06": "report",
  "11": "report",
  "13": "report",
  "15": "report",
  "18": "report",
  "22": "copy",
  "07": "copy",
  "04": "replace",
  "05": "replace",
  "20": "replace",
  "21": "replace",
  "01": "withdraw",
  "03": "withdraw",
  "17": "withdraw",
};

export const purposeNames: Record<string, string> = {
  "01": "Cancellation",
  "03": "Delete",
  "17": "Cancel, to be reissued",
};

/** Product transfers (data element 521) in which goods come back from a customer. */
export const returns: ReadonlySet<string> = new Set(["BN", "RB", "RP", "RU"]);

/** Product transfers that are no sale to anybody; their lines are left out and named. */
export const noSales: Record<string, string> = {
  BB: "Demand information",
  BH: "Furnished goods",
  BI: "Reutilization",
  BJ: "Relocation",
  BK: "Modification",
  BL: "Repair",
  BM: "Loan",
  BT: "Book entry",
  IA: "Inventory adjustment",
  IB: "Interbranch transfer",
  PA: "Price adjustment",
  PB: "Price book",
  RA: "Reapplication of an order",
  RC: "Receipt from the vendor",
  RV: "Return to the vendor",
  SA: "Stocking adjustment",
  SC: "Scrap",
  SM: "Sample",
  TD: "Transfer for disposal",
};

/** Product transfers that are sales, of whatever name. */
export const sales: ReadonlySet<string> = new Set(
  "BC BD BE BF BG BO BP BQ BR BS BU BV CC CO CS DS OF ON PL PP SD SH SS SU WL".split(" "),
);

/** Quantities (673) of goods that came back. */
export const returnedQuantities: ReadonlySet<string> = new Set(["76", "84", "QU"]);

/** How a part is named (235): the vendor's own number first, the sender's last. */
export const partQualifiers = "VP VC VN MG PN SK UP EN UK UA UI ND N4 BP IN CB".split(" ");

export const serialQualifiers = ["SN", "BN"];

/** References (128) that name the document of a sale, an invoice's own number before an order's. */
export const documentReferences = "DI IV IK SI VV CO VN PO".split(" ");
export const dealReferences = "PD QK BD PR".split(" ");
export const authorisationReferences = "AU BB SD CT VC PR QC".split(" ");
export const taxReferences = "VX TJ GT EI".split(" ");

/** Days (374) on which something was sold, the invoice's before the shipment's. */
export const saleDays = "003 011 035 017 007".split(" ");
/** Ends of the reported period. */
export const periodDays = "091 007 036 090".split(" ");

/** What a price is (639 in UIT03, 236 in CTP02): the price that the customer paid before those on paper. */
export const pricesPaid = "RS RES RE SR INV NET NT CON CT SPC SHD SD QT PE".split(" ");
/** Prices that nobody paid. */
export const pricesOnPaper: ReadonlySet<string> = new Set(
  "CA CAT LPR LP LC MSR MPR SRP DIS BK BOK WH WS AA PL DE".split(" "),
);

/** Parties (98) by what they are to a sale. */
export const resellers = ["DU", "DL", "RS"];
export const endCustomers = ["EN", "UC", "MA", "EU"];
export const receivers = ["ST", "BY", "BT", "SO"];
export const branches = ["DB", "SF", "WH", "SB", "LW"];
export const locations = ["RL", "WH", "DB", "LC", "SF", "ST", "OH"];

/** Units (355) that are single pieces. */
export const singleUnits: ReadonlySet<string> = new Set(["EA", "PC", "PCE", "UN", "C62", "ST", ""]);
/** A unit whose meaning sender and receiver would have to agree upon. */
export const UNKNOWN_CODE = "ZZ";
