/** In a key, nobody is the id of nothing but zeros. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";
