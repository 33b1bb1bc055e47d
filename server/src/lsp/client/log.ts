/** Where the server says what its user sees nowhere else. */
export interface Log {
  /** A fault of ours, with where it happened; each is logged once. */
  once(what: string, error: unknown): void;
  info(message: string): void;
}
