import type { PreviewChart } from "../../../server/src/lsp/client/previewMessages.ts";

export function chartSvg(_chart: PreviewChart): string {
  return "";
}
