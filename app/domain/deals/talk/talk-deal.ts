/** The deal that is talked about. */
export type TalkDeal = {
  id: string;
  number: string;
  partnerId: string;
  partnerName: string;
  customerName: string;
  ownerId: string;
};

/** What the asking person may do beside a deal. */
export type TalkRights = {
  /** As the deal's own side, or as a guest on its team. */
  as: "vendor" | "partner" | "guest";
  read: boolean;
  share: boolean;
  note: boolean;
};
