import * as l10n from "@vscode/l10n";
import { hydrate, render } from "preact";
import type { DashboardData } from "../core/dashboard/dashboardData.ts";
import { EMBEDDED_ID, ROOT_ID, readEmbedded } from "./embeddedData.ts";
import type { Places } from "./marks/placeLink.tsx";
import { Dashboard } from "./page/dashboard.tsx";
import { type Filter, filterFromHash, filterToHash, NO_FILTER } from "./page/filter.ts";
import { isShowDashboard, type PageMessage } from "./webviewMessages.ts";

/** What VS Code gives a page in a webview. */
interface Editor {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(hash: string): void;
}

declare global {
  var acquireVsCodeApi: (() => Editor) | undefined;
}

/** Where a page keeps its filter. */
interface Memory {
  read(): string;
  write(hash: string): void;
}

const root = document.getElementById(ROOT_ID);
const embedded = document.getElementById(EMBEDDED_ID)?.textContent;
if (root && embedded) openReport(root, embedded);
else if (root && globalThis.acquireVsCodeApi) openWebview(root, globalThis.acquireVsCodeApi());

/** A file that was opened: its first state is drawn already. */
function openReport(place: HTMLElement, text: string): void {
  const { data, base } = readEmbedded(text);
  const memory: Memory = {
    read: () => location.hash,
    write: (hash) => history.replaceState(null, "", hash === "" ? location.pathname + location.search : `#${hash}`),
  };
  const draw = drawing(place, memory, { kind: "files", base });
  hydrate(draw.page(data, NO_FILTER), place);
  draw.show(data);
  addEventListener("hashchange", () => {
    // One without a filter leads to a place in the page.
    if (location.hash === "" || location.hash.includes("=")) draw.show(data);
  });
}

/** A webview: what is drawn comes by message, again whenever it changes. */
function openWebview(place: HTMLElement, editor: Editor): void {
  const memory: Memory = { read: () => stringOr(editor.getState(), ""), write: (hash) => editor.setState(hash) };
  const open = (path: string, line: number) => editor.postMessage({ type: "open", path, line });
  const draw = drawing(place, memory, { kind: "editor", open });
  addEventListener("message", ({ data: message }: MessageEvent<unknown>) => {
    if (!isShowDashboard(message)) return;
    if (message.texts) l10n.config({ contents: { ...message.texts } });
    draw.show(message.data);
  });
  editor.postMessage({ type: "ready" });
}

/** Draws the page again with each change of its filter, and whole before it is printed. */
function drawing(place: HTMLElement, memory: Memory, places: Places) {
  let shown: DashboardData | undefined;
  let filter = NO_FILTER;
  let isPrinting = false;
  const page = (data: DashboardData, wanted: Filter) => (
    <Dashboard data={data} places={places} filter={wanted} change={change} isPrinting={isPrinting} />
  );
  const draw = () => {
    if (shown) render(page(shown, filter), place);
  };
  function change(wanted: Filter): void {
    filter = wanted;
    memory.write(filterToHash(filter));
    draw();
  }
  addEventListener("beforeprint", () => {
    isPrinting = true;
    draw();
  });
  addEventListener("afterprint", () => {
    isPrinting = false;
    draw();
  });
  return {
    page,
    show: (data: DashboardData) => {
      shown = data;
      filter = filterFromHash(memory.read());
      draw();
    },
  };
}

function stringOr(value: unknown, other: string): string {
  return typeof value === "string" ? value : other;
}
