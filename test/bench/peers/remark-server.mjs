// remark as a language server, with the plugins that its users check documents with.
import { createUnifiedLanguageServer } from "unified-language-server";

createUnifiedLanguageServer({
  processorName: "remark",
  processorSpecifier: "remark",
  plugins: ["remark-preset-lint-recommended", "remark-validate-links"],
});
