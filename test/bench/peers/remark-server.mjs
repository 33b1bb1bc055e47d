// remark as a language server, with the plugins that its users check documents with. They are given as modules: the
// workspaces that are measured have no packages of their own.
import { remark } from "remark";
import remarkPresetLintRecommended from "remark-preset-lint-recommended";
import remarkValidateLinks from "remark-validate-links";
import { createUnifiedLanguageServer } from "unified-language-server";

createUnifiedLanguageServer({
  processorName: "remark",
  processorSpecifier: "remark",
  defaultProcessor: remark(),
  plugins: [remarkPresetLintRecommended, remarkValidateLinks],
});
