/** Segments that the transaction sets of a channel's reports use; others are possible and are told by their place. */
export const knownSegments: ReadonlySet<string> = new Set(
  [
    "ISA IEA GS GE ST SE TA1 BPT BIA BFR XQ XPO DTM REF PER CUR N1 N2 N3 N4 PTD PRF PSD CTB NCD SII N9 QTY LIN PO3 PO4",
    "UIT AMT ITA PID MEA PWK PKG CTP ZA SDQ CTT LDT SCH LS LE LM LQ DFI FST SDP SHP ATH UIT SAC TD1 TD4 TD5 FOB ITD",
    "BGN BAA CON PAD RCD AAA MTX MSG NTE LX HL INC EFI QTY G95 MAN SLN PAL FA1 FA2 DEX CUR TAX CSH YNQ REF IN2 LUI",
    "AK1 AK2 AK3 AK4 AK5 AK9",
  ]
    .join(" ")
    .split(" "),
);
