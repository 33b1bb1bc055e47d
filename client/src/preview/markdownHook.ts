import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";

/** A text that VS Code renders, with the class of its tokens. */
export interface RenderedText {
  /** Of the document. */
  readonly uri: string;
  readonly text: string;
  readonly TokenClass: typeof Token;
}

/** Gives the tokens with what is shown besides them; those that are given are VS Code's, and stay as they are. */
export type Decorate = (tokens: Token[], source: RenderedText) => Token[];

/** More texts are not remembered for the client. */
const MOST_SEEN = 10;

/**
 * What VS Code's Markdown preview is extended by. It is there at once, and changes nothing until the client, which
 * knows what to show, is loaded. VS Code keeps what it parsed and renders it again, so all is done while it renders.
 */
export class MarkdownHook {
  #decorate: Decorate | undefined;
  readonly #seen = new Map<string, RenderedText>();

  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt => {
    const sources = new WeakMap<Token[], Omit<RenderedText, "uri">>();
    // Before line ends are made alike.
    md.core.ruler.before("normalize", "perfdoc_text", ({ tokens, src, Token: TokenClass }) => {
      sources.set(tokens, { text: src, TokenClass });
    });
    const render = md.renderer.render.bind(md.renderer);
    md.renderer.render = (tokens, options, env: unknown) => {
      const uri = documentIn(env);
      const source = sources.get(tokens);
      if (uri === undefined || source === undefined) return render(tokens, options, env);
      return render(this.#decorated(tokens, { uri, ...source }), options, env);
    };
    return md;
  };

  /** From now on what is rendered is decorated; gives the texts that were rendered before. */
  take(decorate: Decorate): readonly RenderedText[] {
    this.#decorate = decorate;
    const seen = [...this.#seen.values()];
    this.#seen.clear();
    return seen;
  }

  #decorated(tokens: Token[], source: RenderedText): Token[] {
    if (this.#decorate) return this.#decorate(tokens, source);
    this.#seen.delete(source.uri);
    this.#seen.set(source.uri, source);
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST_SEEN && oldest !== undefined) this.#seen.delete(oldest);
    return tokens;
  }
}

/** The document that is rendered; undefined for a mere text, as in release notes. */
function documentIn(env: unknown): string | undefined {
  const found = typeof env === "object" && env !== null && "currentDocument" in env ? env.currentDocument : undefined;
  return found === undefined || found === null ? undefined : String(found);
}
