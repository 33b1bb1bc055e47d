import {
  type Command,
  l10n,
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
  type Arrangement,
  type DocumentNode,
  type GroupBy,
  type GroupNode,
  type ItemRow,
  openIn,
  type PartNode,
  type SlotNode,
  type TreeNode,
} from "./documentTree.ts";
import {
  completeText,
  documentsText,
  findingsText,
  missedTargetsText,
  openText,
  scoreIcon,
  scoreText,
} from "./scoreText.ts";

/** A node as the sidebar shows it, and as a screen reader says it. */
export function treeItem(node: TreeNode, arrangement: Arrangement, isExpanded: boolean): TreeItem {
  const item = itemOf(node, arrangement);
  item.id = node.id;
  if (isExpanded && item.collapsibleState === TreeItemCollapsibleState.Collapsed)
    item.collapsibleState = TreeItemCollapsibleState.Expanded;
  return item;
}

function itemOf(node: TreeNode, arrangement: Arrangement): TreeItem {
  switch (node.kind) {
    case "group":
      return groupItem(node);
    case "document":
      return documentItem(node, arrangement);
    case "section":
      return sectionItem(node);
    case "item":
      return partItem(node);
    case "slot":
      return slotItem(node);
  }
}

const GROUP_ICONS: Readonly<Record<GroupBy, string>> = {
  module: "package",
  status: "tag",
  score: "pie-chart",
  sync: "history",
  targets: "target",
  none: "list-flat",
};

function groupItem({ groupBy, label, completeness, places, documents }: GroupNode): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.description = completeness === null ? String(documents.length) : scoreText(completeness);
  item.iconPath = new ThemeIcon(GROUP_ICONS[groupBy]);
  const complete = completeness === null ? scoreText(null) : completeText(completeness, places);
  item.tooltip = [documentsText(documents.length), complete].join(", ");
  item.contextValue = `group.${groupBy}`;
  item.accessibilityInformation = { label: `${label}, ${item.tooltip}` };
  return item;
}

function documentItem({ row }: DocumentNode, arrangement: Arrangement): TreeItem {
  const { completeness, status, uri } = row;
  const isScored = completeness !== null;
  const item = new TreeItem(
    titleOf(row),
    isScored ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
  // Problems colour the name, as in the explorer.
  item.resourceUri = Uri.parse(uri);
  item.description = [isScored ? scoreText(completeness) : "", besideScore(row, arrangement)]
    .filter(Boolean)
    .join(" · ");
  item.iconPath = isScored ? scoreIcon(completeness) : new ThemeIcon("markdown");
  item.tooltip = documentTooltip(row);
  item.contextValue = contextOf(row);
  item.command = opening(uri, null);
  const words = [
    titleOf(row),
    isScored ? completeText(completeness, null) : scoreText(null),
    status,
    ...attentionIn(row),
    findingsText(row.findings),
  ];
  item.accessibilityInformation = { label: words.filter(Boolean).join(", ") };
  return item;
}

/** What menus go by: what can be added, and whether something is open. */
function contextOf({ completeness, missingSections, openPlaces }: DocumentRow): string {
  if (completeness === null) return "document.other";
  return `document.${missingSections > 0 ? "lacking" : "whole"}${openPlaces > 0 ? ".open" : ""}`;
}

/** One thing to say besides the score: what the list goes by, else the status where its group does not say it. */
function besideScore({ status, lastSynced, missedTargets }: DocumentRow, { groupBy, sortBy }: Arrangement): string {
  if (groupBy === "sync" || sortBy === "sync") return lastSynced ?? l10n.t("never");
  if ((groupBy === "targets" || sortBy === "targets") && missedTargets > 0) return l10n.t("{0} missed", missedTargets);
  return groupBy === "status" ? "" : (status ?? "");
}

function attentionIn({ isOverdue, missedTargets, openPlaces }: DocumentRow): readonly string[] {
  return [
    ...(openPlaces > 0 ? [openText(openPlaces)] : []),
    ...(missedTargets > 0 ? [missedTargetsText(missedTargets)] : []),
    ...(isOverdue ? [l10n.t("overdue for a check against the code")] : []),
  ];
}

/** What has a score is of the template's category: its title need not say so again behind a dash. */
function titleOf({ title, category, completeness, path }: DocumentRow): string {
  const [, name, last] = /^([\s\S]+) [-–—] ([\s\S]+)$/.exec(title) ?? [];
  const isRepeated = completeness !== null && last?.toLowerCase() === category?.toLowerCase();
  return (isRepeated ? name : title.trim()) || path;
}

function documentTooltip(row: DocumentRow): MarkdownString {
  const { title, path, status, completeness, places, declaredCompleteness, findings } = row;
  const tooltip = new MarkdownString();
  const declared = declaredCompleteness === null ? [] : [l10n.t("declared {0}%", declaredCompleteness)];
  const lines = [
    `**${escaped(title || path)}**`,
    escaped(path),
    ...(completeness === null ? [] : [[completeText(completeness, places), ...declared].join(", ")]),
    ...(status === null ? [] : [l10n.t("Status: {0}", escaped(status))]),
    ...attentionIn(row).map((one) => one.charAt(0).toUpperCase() + one.slice(1)),
    findingsText(findings),
  ];
  return tooltip.appendMarkdown(lines.join("  \n"));
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~:@]/g, "\\$&").replace(/\s+/g, " ");
}

function sectionItem({ section, uri }: PartNode): TreeItem {
  const { title: label, isPresent, completeness, range, sections, items, open } = section;
  const hasMore = sections.length + items.length + open.length > 0;
  const item = new TreeItem(label, hasMore ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  item.description = isPresent ? fittingBehind(label, scoreText(completeness)) : l10n.t("missing");
  item.iconPath = isPresent ? scoreIcon(completeness) : new ThemeIcon("circle-slash");
  item.contextValue = isPresent ? "section.present" : "section.missing";
  item.tooltip = isPresent
    ? sectionTooltip(section)
    : l10n.t('"{0}" is missing; it can be added with placeholders.', label);
  if (range) item.command = opening(uri, range);
  item.accessibilityInformation = {
    label: [label, isPresent ? sectionTooltip(section) : l10n.t("missing")].join(", "),
  };
  return item;
}

/** What fits behind a label in a sidebar that nobody has widened. */
const ROOM = 28;

/** Nothing, where it would be cut off: half a number is another one, and the ring beside it says as much. */
function fittingBehind(label: string, text: string): string {
  return label.length + text.length <= ROOM ? text : "";
}

function sectionTooltip(section: SectionNode): string {
  const open = openIn(section);
  const parts = [
    completeText(section.completeness, section.places),
    ...(section.isOwn ? [l10n.t("a section of your own")] : []),
    ...(open > 0 ? [openText(open)] : []),
  ];
  return parts.join(", ");
}

/** An item under the document's own heading, with what is open in it. */
function partItem({ item: { title, range, places, open }, uri }: ItemRow): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  item.description = openText(open.length);
  item.iconPath = scoreIcon(places.expected === 0 ? 100 : Math.floor((places.filled * 100) / places.expected));
  item.contextValue = "item";
  item.tooltip = l10n.t("{0} of {1} filled in, {2}", places.filled, places.expected, openText(open.length));
  item.command = opening(uri, range);
  item.accessibilityInformation = { label: `${title}, ${item.tooltip}` };
  return item;
}

function slotItem(node: SlotNode): TreeItem {
  const { slot } = node;
  const item = new TreeItem(shortLabel(slot.label), TreeItemCollapsibleState.None);
  const isMissing = slot.state === "missing";
  item.description = slot.expected;
  item.iconPath = new ThemeIcon(isMissing ? "circle-slash" : "edit");
  item.tooltip = l10n.t(isMissing ? "{0} is missing: expected {1}." : "{0}: expected {1}.", slot.label, slot.expected);
  item.contextValue = `slot.${slot.state}`;
  // `vscode.open` would leave the keyboard in the sidebar.
  item.command = { title: l10n.t("Fill In"), command: "perfdoc.documents.fillIn", arguments: [node] };
  item.accessibilityInformation = {
    label: l10n.t(isMissing ? "{0}, missing, expected {1}" : "{0}, open, expected {1}", slot.label, slot.expected),
  };
  return item;
}

/** A line of the template in place of a label, such as "Metric 3: Target value (e.g., …)", by what stands before its colon. */
function shortLabel(label: string): string {
  return /^(.{1,40}?):\s/.exec(label)?.[1] ?? label;
}

function opening(uri: string, selected: SectionNode["range"]): Command {
  const options: TextDocumentShowOptions = selected ? { selection: rangeFrom(selected) } : { preserveFocus: true };
  return { title: l10n.t("Open"), command: "vscode.open", arguments: [Uri.parse(uri), options] };
}

/** A place as the editor has it. */
export function rangeFrom({ start, end }: NonNullable<SectionNode["range"]>): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
