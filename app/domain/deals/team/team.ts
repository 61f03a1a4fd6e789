export type Access = "view" | "edit";

export type TeamMember = {
  memberId: string;
  name: string;
  company: string;
  /** Of the deal's own partner, or of a distributor. */
  guest: boolean;
  access: Access;
};

export type Candidate = { id: string; name: string; title: string };

export type DealTeam = {
  owner: { memberId: string; name: string };
  members: TeamMember[];
  /** The owner and the partner's administrators. */
  mayManage: boolean;
  /** The same people, as long as the deal is not over. */
  mayHandOver: boolean;
  /** Colleagues who can be added, and to whom the deal can be handed over; empty for who may not. */
  colleagues: Candidate[];
  /** Distributors that the deal is shown to. */
  shownTo: { id: string; name: string }[];
};

export const accessWords: Record<Access, { own: string; guest: string }> = {
  edit: { own: "Hears of everything", guest: "Reads and writes" },
  view: { own: "On the list", guest: "Reads" },
};
