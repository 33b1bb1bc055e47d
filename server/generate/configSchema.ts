import type { RuleMeta } from "../src/core/rules/rule.ts";
import { CONFIG_NAMES } from "../src/core/workspace/settings/configChain.ts";
import { EXTENDS, MOST_OVERRIDES, OVERRIDES } from "../src/core/workspace/settings/configFile.ts";
import { globs, type JsonSchema } from "../src/core/workspace/settings/settingKinds.ts";
import { DOCUMENT_KEYS, SETTING_KEYS, SETTINGS } from "../src/core/workspace/settings/settings.ts";

const DIALECT = "http://json-schema.org/draft-07/schema#";

/** Where SchemaStore serves it. */
const CONFIG_SCHEMA_ID = "https://json.schemastore.org/perfdoc.config.json";

/** What SchemaStore's catalogue needs of it, for editors that know of schemas by that. */
export function schemaStoreEntry(): string {
  return print({
    name: "Perfdoc config",
    description: "Settings of Perfdoc, which checks performance documents",
    fileMatch: CONFIG_NAMES,
    url: CONFIG_SCHEMA_ID,
  });
}

/** The JSON Schema of `perfdoc.config.yaml` and `.json`: every setting, with its default and what it is for. */
export function configSchema(rules: readonly RuleMeta[]): string {
  const properties = Object.fromEntries(SETTING_KEYS.map((key) => [key, settingSchema(key, rules)]));
  return print({
    $schema: DIALECT,
    $id: CONFIG_SCHEMA_ID,
    title: "Perfdoc config",
    description: "Settings of a workspace folder: perfdoc.config.yaml or perfdoc.config.json at its root.",
    type: "object",
    properties: {
      $schema: { type: "string" },
      extends: { description: EXTENDS.description, oneOf: [BASE, { type: "array", items: BASE }] },
      ...properties,
      overrides: {
        description: OVERRIDES.description,
        type: "array",
        maxItems: MOST_OVERRIDES,
        items: overrideSchema(rules),
      },
    },
    additionalProperties: false,
    // Words of VS Code's own, which would underline both.
    allowComments: true,
    allowTrailingCommas: true,
  });
}

/** The JSON Schema of the parts of a `design.config.json` that Perfdoc reads; it refuses nothing that its own tool takes. */
export function designConfigSchema(): string {
  return print({
    $schema: DIALECT,
    title: "Design config",
    description: "What Perfdoc reads of a design.config.json.",
    type: "object",
    properties: {
      paths: {
        type: "object",
        properties: {
          designDocs: {
            type: "string",
            description: "The folder that holds the documents, as a path from the workspace folder.",
          },
        },
      },
      modules: {
        description: "The modules that documents are about, by the name that documents call them.",
        type: "object",
        additionalProperties: { type: "object", properties: DESIGN_MODULE },
      },
      quality: {
        type: "object",
        properties: { designDocs: { type: "object", properties: DESIGN_DOCS_QUALITY } },
      },
    },
  });
}

const DESIGN_MODULE: JsonSchema = {
  path: { type: "string", description: "The module's folder, as a path from the workspace folder." },
  designDocsPath: {
    type: ["string", "null"],
    description: "The folder of its documents, as a path from the workspace folder.",
  },
  categories: {
    type: "array",
    items: { type: "string" },
    description: "The categories that it may have documents of.",
  },
};

const DESIGN_DOCS_QUALITY: JsonSchema = {
  requireFrontmatter: { type: "boolean", description: "Whether a document without frontmatter is reported." },
  requireTOC: { type: "boolean", description: "Whether a document without a table of contents is reported." },
  minSections: {
    type: "array",
    items: { type: "string" },
    description: "Titles of the sections that no document may lack whose template has them.",
  },
};

const BASE: JsonSchema = { type: "string", minLength: 1 };

function overrideSchema(rules: readonly RuleMeta[]): JsonSchema {
  const properties = DOCUMENT_KEYS.map((key) => {
    const { default: _, ...schema } = settingSchema(key, rules);
    return [key, schema] as const;
  });
  return {
    type: "object",
    properties: {
      files: { description: OVERRIDES.files, ...globs.schema(rules) },
      ...Object.fromEntries(properties),
    },
    required: ["files"],
    additionalProperties: false,
  };
}

function settingSchema(key: keyof typeof SETTINGS, rules: readonly RuleMeta[]): JsonSchema {
  const { kind, default: value, description } = SETTINGS[key];
  return { description, ...kind.schema(rules), default: value };
}

function print(schema: JsonSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
