/** Takes pictures of a running station's screens: one browser a camera film, one page a size, many addresses. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { open, type Session } from '../../test/browser/browser.ts';
import type { Shot } from './shots.ts';

export const sizes = {
  large: { width: 1920, height: 1080 },
  small: { width: 1024, height: 768 },
} as const;

/** Milliseconds that charts and cards need to come to rest, and that a slow computer may need to load. */
const rest = 900;
const loadsWithin = 20_000;
/** The demo's school stands there. */
const surroundings = { timezoneId: 'Asia/Jakarta' };

export interface Photographer {
  take(shot: Shot): Promise<void>;
  close(): Promise<void>;
}

/** `signIn` is given a page that is at the station. */
export async function photographer(options: {
  address: string;
  camera: string;
  folder: string;
  signIn?: (page: Page, shot: Shot) => Promise<void>;
}): Promise<Photographer> {
  const { address, camera, folder, signIn } = options;
  mkdirSync(folder, { recursive: true });
  const sessions = new Map<string, Session>();

  async function pageFor(shot: Shot): Promise<Page> {
    const key = `${shot.size}${shot.signedIn === false ? ' out' : ''}`;
    const known = sessions.get(key);
    if (known) return known.page;
    const session = await open(`${address}/#/setup`, camera, sizes[shot.size], surroundings);
    sessions.set(key, session);
    if (shot.signedIn !== false) await signIn?.(session.page, shot);
    return session.page;
  }

  return {
    async take(shot) {
      const page = await pageFor(shot);
      const preferences = { theme: shot.theme, language: shot.language, sound: false };
      await page.evaluate((chosen) => {
        const stored = JSON.parse(localStorage.getItem('hadir.preferences') ?? '{}');
        localStorage.setItem('hadir.preferences', JSON.stringify({ ...stored, ...chosen }));
      }, preferences);
      // A new page, not only a new hash: it reads what was just chosen, and forgets open dialogs.
      await page.goto('about:blank');
      await page.goto(`${address}/#/${shot.route}`);
      await page.evaluate(() => document.fonts.ready);
      await loaded(page);
      await shot.act?.(page);
      await page.waitForTimeout(rest);
      await loaded(page);
      await shot.last?.(page);
      const picture = await page.screenshot();
      await sharp(picture)
        .png({ palette: true, quality: 90, effort: 9 })
        .toFile(join(folder, `${shot.name}.png`));
      console.log(shot.name);
    },
    async close() {
      for (const session of sessions.values()) {
        if (session.faults.length > 0) console.warn(`The pages reported: ${session.faults.join(' | ')}`);
        await session.close();
      }
    },
  };
}

/** Nothing turns any more, and every picture is drawn. */
async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('main, [data-testid="station-status"], h1') !== null &&
      document.querySelector('.mantine-Loader-root, [aria-busy="true"]') === null &&
      [...document.images].every((image) => image.complete),
    undefined,
    { timeout: loadsWithin, polling: 100 },
  );
}
