/** A real Chromium with a film for a camera. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { requireChromium } from '../../scripts/chromium.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

export interface Session {
  page: Page;
  /** What the page reported as broken: exceptions, console errors, violated policies. */
  faults: string[];
  close(): Promise<void>;
}

/** Opens `address` (with its hash route) before the film at `camera`. */
export async function open(
  address: string,
  camera: string,
  size = { width: 1280, height: 720 },
  /** Where the computer stands, where that matters: `timezoneId`, `reducedMotion`, … */
  surroundings: BrowserContextOptions = {},
): Promise<Session> {
  const browser: Browser = await chromium.launch({
    executablePath: requireChromium(),
    args: [...flags, `--use-file-for-fake-video-capture=${camera}`],
  });
  const context = await browser.newContext({
    viewport: size,
    permissions: ['camera'],
    locale: 'id-ID',
    ...surroundings,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(address);
  return { page, faults, close: () => browser.close() };
}
