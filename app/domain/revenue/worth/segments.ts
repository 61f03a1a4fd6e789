/** From those who bring most to those who went. */
export const segments = ["top", "growing", "steady", "new", "at_risk", "sleeping", "lost"] as const;
export type Segment = (typeof segments)[number];

/** Segments of customers who are taken to go on buying. */
export const staying: readonly Segment[] = ["top", "growing", "steady", "new"];
export const isLeaving = (segment: Segment) => !staying.includes(segment);
