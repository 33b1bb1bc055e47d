// `npm run package`: packs the extension as a .vsix.
import { packExtension } from "./pack.mjs";

await packExtension();
