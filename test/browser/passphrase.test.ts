/** The passphrase's window with its real page in Chromium: what is typed comes back, and the page can do nothing else. */
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { requireChromium } from '../../scripts/chromium.ts';
import { passphraseWindow } from '../../src-main/hosts/electron/passphrase.ts';

const root = new URL('../..', import.meta.url).pathname;
let browser: Browser;
let page: Page;
const faults: string[] = [];

/** Electron's window, as far as it is used, over a page of Chromium. */
const shown = vi.hoisted(() => ({ page: null as unknown, options: null as unknown }));
vi.mock('electron', () => ({
  BrowserWindow: class {
    closed: (() => void)[] = [];
    gone = false;
    constructor(options: unknown) {
      shown.options = options;
    }
    loadFile = (file: string) => (shown.page as Page).goto(pathToFileURL(file).href);
    webContents = { executeJavaScript: (code: string) => (shown.page as Page).evaluate(code) };
    isDestroyed = () => this.gone;
    once = (_: 'closed', listener: () => void) => void this.closed.push(listener);
    destroy = () => {
      this.gone = true;
      for (const listener of this.closed) listener();
    };
  },
}));

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: requireChromium(), args: ['--no-sandbox'] });
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage();
  shown.page = page;
  faults.length = 0;
  page.on('console', (message) => faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
});
afterEach(() => page.close());

test('asks for the passphrase, says what was wrong, and keeps nothing of it', async () => {
  const window = passphraseWindow(root, 'en');
  const first = window.ask({ purpose: 'open', wrong: 0 });
  await page.getByRole('heading', { name: 'The station’s passphrase'.replace('’', "'") }).waitFor();
  expect(await page.locator('#second-label').isHidden()).toBe(true);
  await page.keyboard.type('kuda besi makan bulan');
  expect(await page.locator('#first').getAttribute('type')).toBe('password');
  await page.keyboard.press('Enter');
  expect(await first).toBe('kuda besi makan bulan');
  expect(await page.locator('#first').inputValue()).toBe('');

  const second = window.ask({ purpose: 'open', wrong: 1 });
  await page.getByText('Wrong so far: 1.').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await second).toBeNull();
  expect(faults).toEqual([]);
  window.close();
});

test('wants a new one twice, in Indonesian', async () => {
  const window = passphraseWindow(root, 'id');
  const asked = window.ask({ purpose: 'new', weakness: 'short' });
  await page.getByRole('alert').filter({ hasText: 'Terlalu pendek' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('id');
  await page.locator('#first').fill('kuda besi makan bulan');
  await page.locator('#second').fill('kuda besi makan bulat');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('alert').filter({ hasText: 'Keduanya tidak sama.' }).waitFor();
  await page.getByLabel('Tampilkan').check();
  expect(await page.locator('#second').getAttribute('type')).toBe('text');
  await page.locator('#second').fill('kuda besi makan bulan');
  await page.keyboard.press('Enter');
  expect(await asked).toBe('kuda besi makan bulan');
  expect(faults).toEqual([]);
});

test('a window that is closed is an answer too', async () => {
  const window = passphraseWindow(root, 'en');
  const asked = window.ask({ purpose: 'open', wrong: 0 });
  await page.locator('#first').waitFor();
  window.close();
  expect(await asked).toBeNull();
});

test('the page reaches nothing: no network, no script but its own, no shell', async () => {
  const window = passphraseWindow(root, 'en');
  const asked = window.ask({ purpose: 'open', wrong: 0 });
  await page.locator('#first').waitFor();
  const tried = await page.evaluate(async () => {
    const answers = [await fetch('http://127.0.0.1:1/').then(String, (error) => String(error))];
    const script = document.createElement('script');
    script.textContent = 'window.broken = true';
    document.head.append(script);
    return [...answers, String('broken' in window), typeof (globalThis as { require?: unknown }).require];
  });
  expect(tried).toEqual([expect.stringContaining('Failed to fetch'), 'false', 'undefined']);
  expect(faults.join('\n')).toMatch(/connect-src|default-src/);
  expect(shown.options).toMatchObject({
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false },
  });
  expect(shown.options).not.toHaveProperty('webPreferences.preload');
  window.close();
  await asked;
});
