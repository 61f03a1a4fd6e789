/** Customers who bought again: four parameters cannot be told from less. */
export const FEWEST_WHO_RETURNED = 10;

/** Of them, those who bought something of value again. */
export const FEWEST_WHO_SPENT = 10;
