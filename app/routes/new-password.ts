import { z } from "zod";

import {
  LONGEST_PASSWORD,
  passwordProblems,
  SHORTEST_PASSWORD,
} from "#app/domain/identity/password/password-rule.ts";

/** A password somebody chooses; what else is wrong with it only the server knows. */
export const NewPassword = z
  .string("Choose a password")
  .min(SHORTEST_PASSWORD, passwordProblems["too-short"])
  .max(LONGEST_PASSWORD, passwordProblems["too-long"]);

export const passwordHelp = `At least ${SHORTEST_PASSWORD} characters of any kind; a few words are easy to remember`;
