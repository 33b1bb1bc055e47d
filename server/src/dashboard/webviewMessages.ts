import type { DashboardData } from "../core/dashboard/dashboardData.ts";

/** What an editor sends to the page in its webview. */
export interface ShowDashboard {
  readonly type: "dashboard";
  readonly data: DashboardData;
  /** The texts of the editor's language, by the English ones. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** What the page sends to the editor: that it listens, and that a place is to be opened. */
export type PageMessage = { readonly type: "ready" } | OpenPlace;

export interface OpenPlace {
  readonly type: "open";
  readonly path: string;
  readonly line: number;
}

/** True for what a page draws; whoever else posts to the window is not heard. */
export function isShowDashboard(message: unknown): message is ShowDashboard {
  if (typeof message !== "object" || message === null) return false;
  if (!("type" in message) || message.type !== "dashboard" || !("data" in message)) return false;
  const { data } = message;
  return typeof data === "object" && data !== null && "version" in data && data.version === 1;
}
