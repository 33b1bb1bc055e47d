import { RequestType } from "vscode-languageserver-protocol";
import type { DashboardData, DashboardDetail } from "../../core/dashboard/dashboardData.ts";

export interface DashboardParams {
  /** How far to look: what comes later takes longer. */
  readonly detail: DashboardDetail;
}

export interface DashboardResult {
  readonly data: DashboardData;
  /** Where the paths of the data lead, as the client spells it. */
  readonly uris: Readonly<Record<string, string>>;
  /** False while more documents are being read: `perfdoc/documentsChanged` follows. */
  readonly isComplete: boolean;
}

/** Client to server, for the dashboard; null while the server has no workspace. */
export const dashboardRequest = new RequestType<DashboardParams, DashboardResult | null, void>("perfdoc/dashboard");
