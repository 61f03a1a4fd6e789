import { z } from "zod";

import { PersonName } from "../members/invite.schema.ts";

export const Profile = z.object({ name: PersonName });
export type Profile = z.infer<typeof Profile>;
