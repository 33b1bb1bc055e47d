import {
  type Command,
  MarkdownString,
  Range,
  type TextDocumentShowOptions,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from "vscode";
import type { DocumentRow, SectionNode } from "../../../server/src/lsp/client/messages.ts";
import {
  type DocumentNode,
  type GroupBy,
  type GroupNode,
  openIn,
  type PartNode,
  type SlotNode,
  type TreeNode,
} from "./documentTree.ts";
import { counted, findingsText, scoreIcon, scoreText, shareText } from "./scoreText.ts";

/** A node as the sidebar shows it, and as a screen reader says it. */
export function treeItem(node: TreeNode): TreeItem {
  switch (node.kind) {
    case "group":
      return groupItem(node);
    case "document":
      return documentItem(node);
    case "section":
      return sectionItem(node);
    case "slot":
      return slotItem(node);
  }
}

const GROUP_ICONS: Readonly<Record<GroupBy, string>> = {
  module: "package",
  status: "tag",
  score: "pie-chart",
  none: "list-flat",
};

function groupItem({ id, groupBy, label, completeness, places, documents }: GroupNode): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  const count = counted(documents.length, "document");
  item.id = id;
  item.description = completeness === null ? String(documents.length) : scoreText(completeness);
  item.iconPath = new ThemeIcon(GROUP_ICONS[groupBy]);
  item.tooltip = `${count}, ${completeness === null ? "not scored" : `${completeness} % complete${shareText(places)}`}`;
  item.contextValue = `group.${groupBy}`;
  item.accessibilityInformation = { label: `${label}, ${item.tooltip}` };
  return item;
}

function documentItem({ id, row }: DocumentNode): TreeItem {
  const { completeness, status, uri } = row;
  const isScored = completeness !== null;
  const item = new TreeItem(
    titleOf(row),
    isScored ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  item.id = id;
  // Problems colour the name, as in the explorer.
  item.resourceUri = Uri.parse(uri);
  item.description = [isScored ? scoreText(completeness) : undefined, status].filter(Boolean).join(" · ");
  item.iconPath = isScored ? scoreIcon(completeness) : new ThemeIcon("markdown");
  item.tooltip = documentTooltip(row);
  item.contextValue = isScored ? (completeness < 100 ? "document.lacking" : "document.complete") : "document.other";
  item.command = opening(uri, null);
  const words = [
    titleOf(row),
    isScored ? `${completeness} % complete` : "not scored",
    status,
    findingsText(row.findings),
  ];
  item.accessibilityInformation = { label: words.filter(Boolean).join(", ") };
  return item;
}

/** What has a score is of the template's category: its title need not say so again behind a dash. */
function titleOf({ title, category, completeness, path }: DocumentRow): string {
  const [, name, last] = /^([\s\S]+) [-–—] ([\s\S]+)$/.exec(title) ?? [];
  const isRepeated = completeness !== null && last?.toLowerCase() === category?.toLowerCase();
  return (isRepeated ? name : title.trim()) || path;
}

function documentTooltip({
  title,
  path,
  status,
  completeness,
  places,
  declaredCompleteness,
  findings,
}: DocumentRow): MarkdownString {
  const tooltip = new MarkdownString();
  const declared = declaredCompleteness === null ? "" : `, declared ${declaredCompleteness} %`;
  const lines = [
    `**${escaped(title || path)}**`,
    escaped(path),
    ...(completeness === null ? [] : [`${completeness} % complete${shareText(places)}${declared}`]),
    ...(status === null ? [] : [`Status: ${escaped(status)}`]),
    findingsText(findings),
  ];
  return tooltip.appendMarkdown(lines.join("  \n"));
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~:@]/g, "\\$&").replace(/\s+/g, " ");
}

function sectionItem({ id, section, uri }: PartNode): TreeItem {
  const { key, title, isPresent, completeness, range, sections, open } = section;
  const hasMore = isPresent && (sections.length > 0 || open.length > 0);
  const label = key === "" ? "Head and footer" : title;
  const item = new TreeItem(label, hasMore ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  item.id = id;
  item.description = isPresent ? scoreText(completeness) : "missing";
  item.iconPath = isPresent ? scoreIcon(completeness) : new ThemeIcon("circle-slash");
  item.contextValue = isPresent ? "section.present" : "section.missing";
  item.tooltip = isPresent ? sectionTooltip(section) : `"${label}" is missing; it can be added with placeholders.`;
  if (range) item.command = opening(uri, range);
  item.accessibilityInformation = { label: `${label}, ${isPresent ? sectionTooltip(section) : "missing"}` };
  return item;
}

function sectionTooltip(section: SectionNode): string {
  const open = openIn(section);
  const complete = `${section.completeness} % complete${shareText(section.places)}`;
  return `${complete}${section.isOwn ? ", a section of your own" : ""}${open > 0 ? `, ${counted(open, "open place")}` : ""}`;
}

function slotItem({ id, slot, uri }: SlotNode): TreeItem {
  const item = new TreeItem(slot.label, TreeItemCollapsibleState.None);
  const isMissing = slot.state === "missing";
  item.id = id;
  item.description = isMissing ? "missing" : "to be written";
  item.iconPath = new ThemeIcon(isMissing ? "circle-slash" : "edit");
  item.tooltip = isMissing ? "Goes to the place that it belongs below." : "Goes to the placeholder.";
  item.contextValue = `slot.${slot.state}`;
  item.command = opening(uri, slot.range);
  item.accessibilityInformation = { label: `${slot.label}, ${item.description}` };
  return item;
}

function opening(uri: string, selected: SectionNode["range"]): Command {
  const options: TextDocumentShowOptions = selected ? { selection: rangeFrom(selected) } : { preserveFocus: true };
  return { title: "Open", command: "vscode.open", arguments: [Uri.parse(uri), options] };
}

/** A place as the editor has it. */
export function rangeFrom({ start, end }: NonNullable<SectionNode["range"]>): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
