/** The readable reference in a real browser: nothing from elsewhere, nothing that its policy forbids, every document in it. */
import { afterAll, expect, test } from 'vitest';
import { endAll, StationProcess } from '../support/station-process.ts';
import { open } from './browser.ts';

afterAll(endAll);

test('/docs shows each document from the station’s own disk', async () => {
  const station = await StationProcess.start();
  const { page, faults, close } = await open('about:blank', '/dev/null');
  try {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${station.address}/docs`);
    await page.locator('.opblock', { hasText: 'Enrol a face' }).waitFor();
    await page.locator('.topbar select').selectOption({ label: 'Station' });
    await page.locator('.opblock', { hasText: 'Find out who is in a photo' }).click();
    await page.locator('.opblock-body', { hasText: 'multipart/form-data' }).first().waitFor();
    expect(faults).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(station.address) && !url.startsWith('data:'))).toEqual([]);
  } finally {
    await close();
    await station.stop();
  }
});
