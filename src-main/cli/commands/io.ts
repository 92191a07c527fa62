/** Where a command prints: one line a call, without the line break. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}
