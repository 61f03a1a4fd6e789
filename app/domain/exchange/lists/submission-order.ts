/** In which orders lists of files are read; "-" is the other way round. */
export const submissionSorts = ["-when", "when", "file", "-file", "-refused", "refused"] as const;
export type SubmissionSort = (typeof submissionSorts)[number];

type Sorted = { id: string; createdAt: Date; fileName: string; rowsRefused: number };

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Each order's column, and which way it runs. Of those that are alike the id decides, always upwards with the index. */
export const orders = {
  when: {
    column: "createdAt",
    write: ({ createdAt }: Sorted) => String(createdAt.getTime()),
    read: (text: string) => (/^\d{1,14}$/.test(text) ? new Date(Number(text)) : null),
    /** The index has the newest first. */
    idFollows: "desc",
  },
  file: {
    column: "fileName",
    write: ({ fileName }: Sorted) => encodeURIComponent(fileName),
    read: (text: string) => decoded(text),
    idFollows: "asc",
  },
  refused: {
    column: "rowsRefused",
    write: ({ rowsRefused }: Sorted) => String(rowsRefused),
    read: (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
    idFollows: "desc",
  },
} as const;

export function orderOf(sort: SubmissionSort) {
  const name = sort.replace("-", "") as keyof typeof orders;
  return {
    ...orders[name],
    direction: sort.startsWith("-") ? ("desc" as const) : ("asc" as const),
  };
}

/** Where a page begins or ends, as the address has it. */
export const placeOf = (sort: SubmissionSort, row: Sorted): string =>
  `${orderOf(sort).write(row)}_${row.id}`;

/** What a place in the address says; null where it is none. */
export function readPlace(sort: SubmissionSort, place: string) {
  const at = place.lastIndexOf("_");
  const id = place.slice(at + 1);
  const value = at > 0 && ID.test(id) ? orderOf(sort).read(place.slice(0, at)) : null;
  return value === null ? null : { value, id };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
