/** A look at a station's data that changes nothing and works beside a running station: for `hadir doctor`. */
import { Connection } from './connection.ts';
import { openStore } from './open.ts';

export interface Examination {
  /** SQLite's own check of every page. */
  whole: boolean;
  /** ISO 8601; null where nobody was seen yet. */
  newestEvent: string | null;
}

/** Errors: as `openStore` to read. */
export function examine(path: string, key: Uint8Array): Examination {
  const store = openStore({ path, key, access: 'read' });
  try {
    return { whole: quickCheck(path), newestEvent: store.events.list(1, 0).events[0]?.at ?? null };
  } finally {
    store.close();
  }
}

function quickCheck(path: string): boolean {
  const connection = new Connection(path, 'read');
  try {
    return connection.pragma('quick_check(1)') === 'ok';
  } finally {
    connection.close();
  }
}
