/**
 * What a page under `app://hadir/` may load and run. Stricter than what the headless host sends: no inline styles but those
 * that carry the page's own nonce. The components make `<style>` elements (theme variables, the lock of a page behind a
 * dialog) and name the nonce on them; style *attributes* they set through the DOM (`element.style`), which no policy governs,
 * and an attribute written into markup stays forbidden. Not asked for: trusted types, which the components' way of filling a
 * style element (`innerHTML`) does not pass.
 */
import { randomBytes } from 'node:crypto';

export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** `nonce` of the page being answered; none for other files. */
export function contentSecurityPolicy(nonce?: string): string {
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
export function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head>\n    <meta name="style-nonce" nonce="${nonce}" />`);
}
