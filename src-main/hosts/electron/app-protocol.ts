/** `app://hadir/`: the built screens, out of their own folder and nothing else, under a policy that lets a page do what the
 * screens need. A scheme of its own, because a `file:` page would be of no origin and could read the whole disk. */

import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme, Session } from 'electron';

export const appOrigin = 'app://hadir';

/** Register it before the app is ready. `secure`: the camera is for secure contexts; `standard`: an origin and relative
 * addresses, which modules and workers need. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/** Our own pages: nobody else may call the station or open the camera. Not by `URL.origin`, which is `null` for schemes that
 * Node does not know. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === 'app:' && host === 'hadir' && username === '' && password === '';
}

/** Answers the session's `app:` requests with the files of the folder `renderer`. */
export function registerAppProtocol(session: Pick<Session, 'protocol'>, { renderer }: { renderer: string }): void {
  session.protocol.handle(appScheme.scheme, screenFiles(renderer));
}

/** 403 for another host, 405 for anything but reading, 404 for whatever is no file of `folder`: an address that tries to
 * leave it learns nothing about what lies outside. */
export function screenFiles(folder: string): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    if (!isOwnUrl(url)) return refusal(403);
    if (method !== 'GET' && method !== 'HEAD') return refusal(405);
    const path = pathWithin(new URL(url).pathname);
    const file = path && (await contained(folder, path));
    const type = file && mediaTypes[extname(file)];
    if (!file || !type) return refusal(404);
    try {
      const bytes = await readFile(file);
      return extname(file) === '.html' ? page(bytes.toString('utf8'), method) : answer(bytes, type, method);
    } catch {
      // Gone since, or a folder.
      return refusal(404);
    }
  };
}

/** The parts of the path below the folder; null for an address that is none of a built file. A list of what may stand there,
 * not of what may not: letters, digits, `_`, `-`, `.`, and no part that begins with a dot. So no separator of any system, drive
 * letter, stream, percent sign left after decoding, or NUL comes through. */
export function pathWithin(pathname: string): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded === '/') return ['index.html'];
  const parts = decoded.slice(1).split('/');
  return decoded.startsWith('/') && parts.every((part) => /^[\w-][\w.-]*$/.test(part)) ? parts : null;
}

/** The file's real path; null where there is none, or where a link leads out of the folder. */
async function contained(folder: string, parts: string[]): Promise<string | null> {
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...parts))]);
    return file.startsWith(root + sep) ? file : null;
  } catch {
    return null;
  }
}

/** A page gets a nonce of its own for the style elements that its components make. */
function page(html: string, method: string): Response {
  const nonce = newNonce();
  return answer(Buffer.from(withNonce(html, nonce)), mediaTypes['.html'] ?? '', method, nonce);
}

function answer(bytes: Uint8Array, type: string, method: string, nonce?: string): Response {
  return new Response(method === 'HEAD' ? null : new Uint8Array(bytes), {
    headers: { ...headers(nonce), 'content-type': type, 'content-length': String(bytes.byteLength) },
  });
}

function refusal(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: headers() });
}

function headers(nonce?: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(), display-capture=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
}

/**
 * What a page under `app://hadir/` may load and run. Stricter than what the headless host sends: no inline styles but those
 * that carry the page's own nonce. The components make `<style>` elements (theme variables, the lock of a page behind a
 * dialog) and name the nonce on them; style *attributes* they set through the DOM (`element.style`), which no policy governs,
 * and an attribute written into markup stays forbidden. Not asked for: trusted types, which the components' way of filling a
 * style element (`innerHTML`) does not pass.
 */
function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** `nonce` of the page being answered; none for other files. */
function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    // Portraits and thumbnails are made from bytes.
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "media-src 'self' blob:",
    // The reader of card codes.
    "worker-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Tells the page its nonce. In the attribute `nonce`, which a browser hides from selectors and from `getAttribute`. */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head>\n    <meta name="style-nonce" nonce="${nonce}" />`);
}
