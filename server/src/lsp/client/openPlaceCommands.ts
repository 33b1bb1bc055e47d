import type { OpenPlaceParams } from "./messages.ts";

/** The commands that editors without a client of our own can give; VS Code's extension has them itself. */
export const OPEN_PLACE_COMMANDS: Readonly<Record<string, OpenPlaceParams["direction"]>> = {
  "perfdoc.nextOpenPlace": "next",
  "perfdoc.previousOpenPlace": "previous",
};
