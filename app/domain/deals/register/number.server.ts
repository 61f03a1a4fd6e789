import { randomNumber } from "#app/platform/id.server.ts";

/** What people call a deal by. Drawn at random: a partner cannot read from it how many others register. */
export const newDealNumber = () => `DR-${randomNumber()}`;
