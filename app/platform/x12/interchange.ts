import type { Fault } from "./fault.ts";

/** One ST to SE. */
export type TransactionSet = {
  group: FunctionalGroup;
  /** Such as "867". */
  id: string;
  controlNo: string;
  segments: number;
  /** Where its ST stands in the file. */
  from: number;
  faults: Fault[];
};

/** One GS to GE. */
export type FunctionalGroup = {
  interchange: Interchange;
  /** GS01, such as "PT". */
  functionalId: string;
  sender: string;
  receiver: string;
  date: string;
  time: string;
  controlNo: string;
  agency: string;
  version: string;
  /** As GE01 says; null while it has none. */
  setsSaid: string | null;
  sets: TransactionSet[];
  faults: Fault[];
};

/** One ISA to IEA. */
export type Interchange = {
  senderQualifier: string;
  sender: string;
  receiverQualifier: string;
  receiver: string;
  date: string;
  time: string;
  version: string;
  controlNo: string;
  /** ISA15: P for production, T for a test. */
  usage: string;
  acknowledgementAsked: boolean;
  groups: FunctionalGroup[];
  faults: Fault[];
};

/** Which transaction sets belong in a group of this functional id, of those that are known here. */
export const setsOfGroup: Record<string, string> = {
  PT: "867",
  PD: "852",
  IB: "846",
  PS: "830",
  FA: "997",
};
