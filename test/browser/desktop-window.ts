/** A window of the desktop shell, as far as a plain Chromium can be one: the built screens under a secure origin with the headers
 * that `app://hadir/` answers with, and the real preload before the page's own scripts, whose `electron` is bridged to the
 * double's IPC. What it is not: a sandboxed process, and a world apart from the page's. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { appOrigin, screenFiles } from '../../src-main/hosts/electron/app-protocol.ts';
import { ipcChannels } from '../../src-shared/ipc-channels.ts';
import { repository } from '../hosts/electron/double/make.ts';
import type { PagePort } from '../hosts/electron/double/ports.ts';
import type { WebContentsDouble } from '../hosts/electron/double/web-contents.ts';
import type { OwnStation } from '../hosts/electron/own-station.ts';
import { preloadCode } from '../hosts/electron/page.ts';
import { open, type Session } from './browser.ts';

/** Stands for `app://hadir`: this browser knows no scheme of ours. */
export const standIn = 'https://hadir.test';

export interface DesktopWindow extends Session {
  contents: WebContentsDouble;
  /** What the policy stopped: directive and address. */
  violations: string[];
  /** Addresses that were asked for anywhere else, sockets among them. */
  elsewhere: string[];
  /** Camera frames that came through the port. */
  frames(): number;
}

export async function openDesktop(
  station: Pick<OwnStation, 'openWindow'>,
  camera: string,
  hash = '',
): Promise<DesktopWindow> {
  const session = await open('about:blank', camera);
  const { page } = session;
  const contents = station.openWindow();
  const violations: string[] = [];
  const elsewhere: string[] = [];
  await page.exposeFunction('__violation', (text: string) => void violations.push(text));
  const frames = await bridge(page, contents);
  await serveScreens(page);
  page.on('request', (request) => {
    if (!/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(`${standIn}/`))
      elsewhere.push(request.url());
  });
  page.on('websocket', (socket) => elsewhere.push(socket.url()));
  await page.addInitScript(electronInPage(await preloadCode()));
  await page.goto(`${standIn}/${hash}`);
  return { ...session, contents, violations, elsewhere, frames };
}

async function serveScreens(page: Page): Promise<void> {
  const answer = screenFiles(join(repository, 'dist/renderer'));
  await page.context().route(`${standIn}/**`, async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const made = await answer({ url: `${appOrigin}${pathname}${search}`, method: request.method() });
    await route.fulfill({
      status: made.status,
      headers: Object.fromEntries(made.headers),
      body: Buffer.from(await made.arrayBuffer()),
    });
  });
}

/** Both ways between the page's `ipcRenderer` and the double's; counts frames. */
async function bridge(page: Page, contents: WebContentsDouble): Promise<() => number> {
  const ports: PagePort[] = [];
  let count = 0;
  await page.exposeFunction('__invoke', (channel: string, args: unknown[]) => contents.page.invoke(channel, ...args));
  await page.exposeFunction('__send', (channel: string, args: unknown[]) => contents.page.send(channel, ...args));
  await page.exposeFunction('__frame', (port: number, frame: unknown) => {
    count++;
    ports[port]?.postMessage(frame);
  });
  const tell = (script: string, arg: unknown): void => {
    const run = ([name, value]: [string, unknown]) =>
      (globalThis as unknown as Record<string, (value: unknown) => void>)[name]?.(value);
    // A page that is just loading anew hears nothing.
    page.evaluate(run, [script, arg] as [string, unknown]).catch(() => {});
  };
  for (const channel of [ipcChannels.event, ipcChannels.desktopEvent])
    contents.page.on(channel, (_event: unknown, value: unknown) => tell('__fromMain', { channel, value }));
  contents.page.on(ipcChannels.frames, ({ ports: [port] }: { ports: PagePort[] }) => {
    if (port) tell('__framePort', ports.push(port) - 1);
  });
  return () => count;
}

/** Runs before the page's own scripts, as a preload does. */
function electronInPage(preload: string): string {
  return `(() => {
    addEventListener('securitypolicyviolation', (event) =>
      window.__violation(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sourceFile + ' ' + event.sample));
    const listeners = new Map();
    const of = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel);
    const emit = (channel, event, value) => { for (const listener of [...of(channel)]) listener(event, value); };
    window.__fromMain = ({ channel, value }) => emit(channel, { ports: [] }, value);
    window.__framePort = (number) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => window.__frame(number, data);
      emit('${ipcChannels.frames}', { ports: [port2] });
    };
    const electron = {
      ipcRenderer: {
        invoke: (channel, ...args) => window.__invoke(channel, args),
        send: (channel, ...args) => void window.__send(channel, args),
        on: (channel, listener) => void of(channel).add(listener),
        off: (channel, listener) => void of(channel).delete(listener),
      },
      contextBridge: {
        exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }),
      },
    };
    const require = (name) => {
      if (name !== 'electron') throw new Error('module not found: ' + name);
      return electron;
    };
    const module = { exports: {} };
    (function (require, module, exports) {
      ${preload}
    })(require, module, module.exports);
  })();`;
}
