import {
  type Disposable,
  type InputBox,
  InputBoxValidationSeverity,
  type QuickInput,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  window,
} from "vscode";

/** What came of a step: the way on, the way back, or an end. */
export type Outcome<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "back" | "cancelled" };

/** Where a step stands among all. */
export interface Place {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
}

/** A step takes what was chosen before, and gives it with its own; undefined where it has nothing to ask. */
export type Step<Draft> = (draft: Draft, place: Place) => Promise<Outcome<Draft>>;

/** Asks one thing after the other, with a way back; undefined if the user gives up. */
export async function askAll<Draft>(
  title: string,
  first: Draft,
  steps: readonly Step<Draft>[],
): Promise<Draft | undefined> {
  const drafts: Draft[] = [first];
  for (;;) {
    const index = drafts.length - 1;
    const [draft, step] = [drafts[index], steps[index]];
    if (draft === undefined || step === undefined) return draft;
    const outcome = await step(draft, { title, step: index + 1, steps: steps.length });
    if (outcome.kind === "cancelled") return undefined;
    if (outcome.kind === "value") drafts.push(outcome.value);
    else drafts.pop();
  }
}

export interface Choice<Value> extends QuickPickItem {
  readonly value: Value;
}

/**
 * Asks for one of several.
 * @param ownChoice Makes a choice of what is typed; undefined for what can't be one.
 */
export function askChoice<Value>(
  place: Place,
  placeholder: string,
  choices: readonly Choice<Value>[],
  ownChoice?: (typed: string) => Choice<Value> | undefined,
): Promise<Outcome<Value>> {
  const pick = window.createQuickPick<Choice<Value>>();
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.items = choices;
  pick.onDidChangeValue((typed) => {
    const own = choices.some(({ label }) => label === typed.trim()) ? undefined : ownChoice?.(typed.trim());
    pick.items = own ? [...choices, own] : choices;
  });
  return outcomeOf(place, pick, (resolve) => {
    // Who is fast presses Enter before what was typed stands in the list.
    const chosen = pick.selectedItems[0] ?? ownChoice?.(pick.value.trim());
    if (chosen) resolve(chosen.value);
  });
}

/**
 * Asks for a text.
 * @param problemWith What is wrong with a text, in a sentence; undefined if nothing is.
 * @param warningFor What there is to know before going on, in a sentence; it keeps nobody from it.
 */
export function askText(
  place: Place,
  prompt: string,
  proposal: string,
  problemWith: (text: string) => Promise<string | undefined>,
  warningFor: (text: string) => Promise<string | undefined> = async () => undefined,
): Promise<Outcome<string>> {
  const input = window.createInputBox();
  input.prompt = prompt;
  input.value = proposal;
  const check = async () => {
    const { value } = input;
    const problem = await problemWith(value.trim());
    const message = problem === undefined ? await warningFor(value.trim()) : undefined;
    const warning = message === undefined ? undefined : { message, severity: InputBoxValidationSeverity.Warning };
    // What was typed meanwhile is checked by itself.
    if (input.value === value) input.validationMessage = problem ?? warning;
    return input.value === value && problem === undefined;
  };
  input.onDidChangeValue(check);
  check();
  return outcomeOf(place, input, async (resolve) => {
    if (await check()) resolve(input.value.trim());
  });
}

function outcomeOf<Value>(
  { title, step, steps }: Place,
  input: QuickPick<Choice<Value>> | (InputBox & { readonly items?: undefined }),
  accept: (resolve: (value: Value) => void) => void,
): Promise<Outcome<Value>> {
  Object.assign<QuickInput, Partial<QuickInput>>(input, { title, step, totalSteps: steps, ignoreFocusOut: true });
  input.buttons = step > 1 ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const end = (outcome: Outcome<Value>) => {
      resolve(outcome);
      input.dispose();
    };
    const listeners: readonly Disposable[] = [
      input.onDidAccept(() => accept((value) => end({ kind: "value", value }))),
      input.onDidTriggerButton(() => end({ kind: "back" })),
      input.onDidHide(() => {
        for (const listener of listeners) listener.dispose();
        end({ kind: "cancelled" });
      }),
    ];
    input.show();
  });
}
