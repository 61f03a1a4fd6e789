/** What an erasure leaves, and why: said before it is confirmed, and in the file that a person is given. */
export const leftAlone = [
  {
    what: "Files as they were handed over",
    why: "They are the vouchers of the books. Their rows are shown without the person, and the file is not handed out any more",
  },
  {
    what: "Files beside deals",
    why: "Their content is not searched: look at them by name, and remove those about the person",
  },
  {
    what: "Names of companies",
    why: "A company’s name is no person’s data. A customer that is a person is set to that kind first",
  },
  {
    what: "Names of users in what they did",
    why: "A user is erased once a former member, and by id",
  },
  {
    what: "Amounts, days, products and places",
    why: "The books must keep them, and they name nobody",
  },
  {
    what: "Backups",
    why: "They are replaced by later ones in time; a restored one is searched again with the same words",
  },
] as const;
