/** When the vendor works: everything that a business day depends on. */
export type BusinessCalendar = {
  timeZone: string;
  /** Days of the week, Monday being 1. */
  businessDays: readonly number[];
  /** Days on which it rests besides, each midnight UTC. */
  holidays: readonly Date[];
};

/** Monday to Friday without a holiday. */
export const plainCalendar = (timeZone: string): BusinessCalendar => ({
  timeZone,
  businessDays: [1, 2, 3, 4, 5],
  holidays: [],
});
