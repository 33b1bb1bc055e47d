import { type CodeLocation, codeLocationsIn } from "../document/codeLocations.ts";
import { nameOf } from "../host/uri.ts";
import { codeBases, codeTarget, moduleOf } from "../workspace/codePaths.ts";
import { scriptCallsIn } from "../workspace/documentCommands.ts";
import { packagesMeant, scriptIn } from "../workspace/scriptPackages.ts";
import type { DocumentLink, FeatureInput } from "./feature.ts";

/** Every path of code that leads to a file, with its lines, and every script that a command runs. */
export function codeLinks({ document, checked, context: { facts } }: FeatureInput): readonly DocumentLink[] {
  if (checked.kind === "other" || !facts) return [];
  const bases = codeBases(document.uri, facts.folder, moduleOf(document, facts.modules())?.uri);
  const locations = codeLocationsIn(document).flatMap((location): readonly DocumentLink[] => {
    const target = location.isGlob ? undefined : codeTarget(location.path, bases, document.uri, facts);
    return target?.kind === "file" ? [locationLink(location, target.uri)] : [];
  });
  const scripts = scriptCallsIn(document, checked.governed?.match).flatMap((call): readonly DocumentLink[] => {
    const found = scriptIn(packagesMeant(call.where, document, facts) ?? [], call.script.text);
    if (!found) return [];
    const { uri, script } = found;
    const tooltip = `${nameOf(uri)} › ${script.name}`;
    return [{ span: call.script.span, target: `${uri}#L${script.line}`, tooltip, place: undefined }];
  });
  return [...locations, ...scripts].sort((a, b) => a.span.start - b.span.start);
}

/** The fragment is VS Code's: `#L42`, `#L42,7`, `#L10-L20`. */
function locationLink({ span, lines, column }: CodeLocation, uri: string): DocumentLink {
  const name = nameOf(uri);
  if (!lines) return { span, target: uri, tooltip: name, place: undefined };
  const { first, last } = lines;
  const from = column === undefined ? `L${first}` : `L${first},${column}`;
  const fragment = last > first ? `${from}-L${last}` : from;
  return { span, target: `${uri}#${fragment}`, tooltip: `${name}, line ${first}`, place: undefined };
}
