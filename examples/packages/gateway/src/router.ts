export interface Route {
  method: string;
  path: string;
  service: string;
}

interface Node {
  children: Map<string, Node>;
  parameter?: { name: string; node: Node };
  services: Map<string, string>;
}

export interface Found {
  service: string;
  parameters: Record<string, string>;
}

function emptyNode(): Node {
  return { children: new Map(), services: new Map() };
}

/** A tree of path segments; a segment such as `:id` takes anything. */
export class Router {
  readonly #root = emptyNode();

  add(route: Route): void {
    let node = this.#root;
    for (const segment of segments(route.path)) node = child(node, segment);
    node.services.set(route.method, route.service);
  }

  find(method: string, path: string): Found | undefined {
    const parameters: Record<string, string> = {};
    let node = this.#root;
    for (const segment of segments(path)) {
      const next = node.children.get(segment) ?? node.parameter?.node;
      if (next === undefined) return undefined;
      if (next === node.parameter?.node) parameters[node.parameter.name] = segment;
      node = next;
    }
    const service = node.services.get(method);
    return service === undefined ? undefined : { service, parameters };
  }
}

function segments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function child(node: Node, segment: string): Node {
  if (segment.startsWith(":")) {
    node.parameter ??= { name: segment.slice(1), node: emptyNode() };
    return node.parameter.node;
  }
  const known = node.children.get(segment) ?? emptyNode();
  node.children.set(segment, known);
  return known;
}
