// `npm run package:npm`: packs the command line as dist/perfdoc-VERSION.tgz, ready to be published.
import path from "node:path";
import { packCommandLine } from "./pack.mjs";

await packCommandLine(path.resolve("dist/npm"));
