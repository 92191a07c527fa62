/** `node scripts/source-place.ts FOLDER 'LINE OF A LOG'`: says for every place in it, such as index-B1c2d3.js:264:71271, where that is
 * in the sources. FOLDER: the unpacked source maps of that release (docs/updates.md), or dist/source-maps of one's own build. */
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

/** The places of `text` in their order, each as `index-B1.js:1:2 = src-renderer/App.tsx:30:5 (App)`; what no map knows ends in `?`. */
export function sourcePlaces(folder: string, text: string): string[] {
  const maps = new Map<string, SourceMap | null>();
  return [...text.matchAll(/([\w.-]+\.js):(\d+):(\d+)/g)].map(([place, file = '', line, column]) => {
    if (!maps.has(file)) maps.set(file, mapOf(join(folder, `${file}.map`)));
    const found = maps.get(file)?.findOrigin(Number(line), Number(column));
    if (!found || !('fileName' in found)) return `${place} = ?`;
    const { fileName, lineNumber, columnNumber, name } = found;
    return `${place} = ${fileName}:${lineNumber}:${columnNumber}${name ? ` (${name})` : ''}`;
  });
}

function mapOf(path: string): SourceMap | null {
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

if (import.meta.main) {
  const [folder, ...text] = process.argv.slice(2);
  if (folder === undefined || text.length === 0)
    throw new Error("Usage: node scripts/source-place.ts FOLDER 'LINE OF A LOG'");
  for (const line of sourcePlaces(folder, text.join(' '))) console.log(line);
}
