type Mistaken = { column: string; what: string; value: string };

/** Under which name a form has what is wrong with one correction of it. */
export const wrongName = ({ column, what, value }: Mistaken): string =>
  `wrong.${JSON.stringify([column, what, value])}`;
