/** The present, asked for once at the edge and passed down: rules take it as an argument. */
export const now = () => new Date();
