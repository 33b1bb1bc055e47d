import { l10n, WorkspaceEdit, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type AdoptionParams,
  type AdoptionResult,
  adoptionRequest,
} from "../../../server/src/lsp/client/newDocumentMessages.ts";
import { askAll, askChoice, askText, type Choice, type Step } from "./steps.ts";
import { documentUri } from "./target.ts";

type Adopted = Extract<AdoptionResult, { readonly kind: "adopted" }>;
type Wishes = NonNullable<AdoptionParams["wishes"]>;
type WishedKey = keyof Wishes;

/** Makes a Markdown file one of ours, with the values that the user sees and may change, in one step to undo. */
export async function adoptDocument(client: BaseLanguageClient, argument: unknown): Promise<void> {
  const uri = documentUri(argument);
  if (!uri) return;
  const ask = (wishes?: Wishes) =>
    client.sendRequest(adoptionRequest, { uri: uri.toString(), ...(wishes && { wishes }) });
  const proposed = adoptedIn(await ask());
  if (!proposed) return;
  const wishes = await askAll<Wishes>(l10n.t("Adopt as Performance Document"), {}, stepsFor(proposed));
  const adopted = wishes && adoptedIn(await ask(wishes));
  if (!adopted) return;
  const edit = new WorkspaceEdit();
  edit.set(uri, await client.protocol2CodeConverter.asTextEdits([...adopted.edits]));
  if (await workspace.applyEdit(edit)) await window.showTextDocument(uri);
}

/** Says why there is nothing to adopt, where there is not. */
function adoptedIn(result: AdoptionResult | null): Adopted | undefined {
  switch (result?.kind) {
    case "adopted":
      return result;
    case "ours":
      window.showInformationMessage(l10n.t("This is a performance document already."));
      return undefined;
    case "refused":
      window.showWarningMessage(l10n.t("This file can't be adopted. {0}", result.message));
      return undefined;
    default:
      return undefined;
  }
}

/** One for each value that the user may want otherwise; what its author has written is not asked for. */
function stepsFor(proposed: Adopted): readonly Step<Wishes>[] {
  const { modules, categories, statuses } = proposed.choices;
  const steps: readonly (readonly [WishedKey, Step<Wishes>])[] = [
    ["module", choiceStep("module", l10n.t("The module that it is about"), modules, proposed, true)],
    ["category", choiceStep("category", l10n.t("Its category"), categories, proposed)],
    ["status", choiceStep("status", l10n.t("How far it is"), statuses, proposed)],
    ["created", dayStep("created", l10n.t("When it was created"), proposed)],
    ["updated", dayStep("updated", l10n.t("When it was changed last"), proposed)],
  ];
  const open = new Set(proposed.values.filter(({ isKept }) => !isKept).map(({ key }) => key));
  return steps.flatMap(([key, step]) => (open.has(key) ? [step] : []));
}

function choiceStep(
  key: WishedKey,
  placeholder: string,
  known: readonly string[],
  proposed: Adopted,
  takesOthers = false,
): Step<Wishes> {
  return async (wishes, place) => {
    const { value, source } = proposalFor(key, wishes, proposed);
    const first = { label: value, description: source ?? "", value };
    const others = known.filter((one) => one !== value).map((one): Choice<string> => ({ label: one, value: one }));
    const own = (typed: string) => (typed === "" ? undefined : { label: typed, alwaysShow: true, value: typed });
    const outcome = await askChoice(place, placeholder, [first, ...others], takesOthers ? own : undefined);
    return outcome.kind === "value" ? { kind: "value", value: { ...wishes, [key]: outcome.value } } : outcome;
  };
}

function dayStep(key: "created" | "updated", prompt: string, proposed: Adopted): Step<Wishes> {
  return async (wishes, place) => {
    const { value, source } = proposalFor(key, wishes, proposed);
    const earliest = key === "updated" ? wishes.created : undefined;
    const proposal = earliest !== undefined && value < earliest ? earliest : value;
    const outcome = await askText(
      place,
      source === null ? prompt : `${prompt} (${value}: ${source})`,
      proposal,
      (day) => Promise.resolve(problemWith(day, earliest)),
    );
    return outcome.kind === "value" ? { kind: "value", value: { ...wishes, [key]: outcome.value } } : outcome;
  };
}

/** What was chosen before, else what the server proposed. */
function proposalFor(key: WishedKey, wishes: Wishes, { values }: Adopted) {
  const proposed = values.find((one) => one.key === key);
  return { value: wishes[key] ?? proposed?.value ?? "", source: proposed?.source ?? null };
}

function problemWith(day: string, earliest: string | undefined): string | undefined {
  if (!isDay(day)) return l10n.t("This is no day; expected one like 2026-03-01.");
  return earliest !== undefined && day < earliest
    ? l10n.t("It can't be changed before it was created on {0}.", earliest)
    : undefined;
}

/** True for a day of the calendar, as `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
