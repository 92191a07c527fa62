/** What a window shows while its page does not come up: plain words and no script, as nothing may be relied on here. */
import { type Language, translate } from '../../../src-shared/messages/index.ts';

/** An address that holds the whole page. */
export function offlinePage(language: Language): string {
  const title = translate(language, 'desktop.offline.title');
  const body = translate(language, 'desktop.offline.body');
  const style =
    'margin:0;min-height:100vh;display:grid;place-content:center;gap:12px;padding:32px;box-sizing:border-box;' +
    'background:#0e1716;color:#e8f1ee;font:400 20px/1.5 system-ui,sans-serif;text-align:center';
  const html =
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Hadir</title>` +
    `<body style="${style}"><h1 style="margin:0;font-size:32px">${escaped(title)}</h1>` +
    `<p style="margin:0;max-width:36em">${escaped(body)}</p></body></html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
