import { z } from "zod";

const words = z.string().trim().max(200).optional();

/** Whom to look for: one of the three is enough. */
export const AskAboutPerson = z
  .object({
    mail: words.refine(
      (mail) => !mail || /^\S+@\S+\.\S+$/.test(mail),
      "Write an address such as anna@acme.com",
    ),
    name: words.refine((name) => !name || name.length >= 3, "Write at least three letters"),
    phone: words.refine(
      (phone) => !phone || phone.replace(/\D/g, "").length >= 7,
      "Write the whole number",
    ),
  })
  .refine(({ mail, name, phone }) => mail || name || phone, {
    path: ["mail"],
    message: "Write an address, a name or a number",
  });

export const askLabels = { mail: "Mail address", name: "Name", phone: "Telephone" };
