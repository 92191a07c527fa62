/** How far an import is, on a terminal: one line that is written over. Where nobody watches, nothing. */
const width = 30;
/** Milliseconds between two drawings. */
const every = 100;

export interface Progress {
  show(read: number, refused: number): void;
  /** Takes the line away. */
  end(): void;
}

export function progressBar(total: number | null, terminal: NodeJS.WriteStream = process.stderr): Progress {
  if (!terminal.isTTY) return { show() {}, end() {} };
  let last = -every;
  return {
    show(read, refused) {
      if (performance.now() - last < every && read !== total) return;
      last = performance.now();
      terminal.write(`\r\u001b[K${progressLine(read, refused, total)}`);
    },
    end: () => void terminal.write('\r\u001b[K'),
  };
}

/** `[##########                    ]  33 %  40 of 120, 2 refused` */
export function progressLine(read: number, refused: number, total: number | null): string {
  const trouble = refused > 0 ? `, ${refused} refused` : '';
  if (total === null || total === 0) return `${read} read${trouble}`;
  const part = Math.min(1, read / total);
  const bar = '#'.repeat(Math.round(part * width)).padEnd(width);
  const percent = String(Math.floor(part * 100)).padStart(3);
  return `[${bar}] ${percent} %  ${read} of ${total}${trouble}`;
}
