/** What a school sees first: somebody agrees, enrols in front of the camera, steps back, and the gate greets them by name. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { photo, varied } from '../support/photos.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom, film } from '../support/video.ts';
import { open } from './browser.ts';
import { openSignedIn } from './staff.ts';

let station: StationProcess;

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
});
afterAll(async () => {
  await station.stop();
  await endAll();
});

test('a person enrols on the enrolment screen', async () => {
  const camera = await film('dewi', [await photo('dewi'), await varied('dewi', 'darker')]);
  const { page, faults, close } = await openSignedIn(`${station.address}/#/enrol`, camera);
  try {
    await page.getByTestId('enrol-name').fill('Dewi Lestari');
    await page.getByTestId('enrol-start').click();
    // No picture before somebody has agreed.
    await page.getByTestId('enrol-consent-agree').click();
    expect(await page.getByTestId('enrol-hint').count()).toBe(0);
    await page.getByTestId('enrol-consent-by').fill('Ibu Sari');
    await page.getByTestId('enrol-consent-check').click();
    await page.getByTestId('enrol-consent-agree').click();
    await page.getByTestId('enrol-take-face').click();
    await page.getByTestId('enrol-result').waitFor({ timeout: 90_000 });
    expect(await page.getByTestId('enrol-result').textContent()).toContain('Dewi Lestari');
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
  const listed = (await (await fetch(`${station.address}/enrollments/1`)).json()) as {
    enrollments: { name: string }[];
  };
  expect(listed.enrollments.length).toBeGreaterThanOrEqual(3);
  expect(new Set(listed.enrollments.map((item) => item.name))).toEqual(new Set(['Dewi Lestari']));
});

test('the gate greets that person by name', async () => {
  const camera = await film('dewi-later', [
    await varied('dewi', 'brighter'),
    await varied('dewi', 'saved at quality 60'),
  ]);
  const { page, faults, close } = await open(`${station.address}/`, camera);
  try {
    const greeting = page.getByTestId('greeting-name');
    await greeting.waitFor({ timeout: 30_000 });
    expect(await greeting.textContent()).toContain('Dewi');
    expect(await page.getByTestId('greeting-card').textContent()).toContain('Dewi Lestari');
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});

test('a stranger is not greeted and told what to do', async () => {
  const camera = await film('kartika', [await photo('kartika')]);
  const { page, faults, close } = await open(`${station.address}/`, camera);
  try {
    const notice = page.getByTestId('notice-card');
    await notice.waitFor({ timeout: 30_000 });
    expect(await notice.getAttribute('data-outcome')).toBe('unknown');
    expect(await page.getByTestId('greeting-card').count()).toBe(0);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});

test('an empty room is left in peace', async () => {
  const { page, faults, close } = await open(`${station.address}/`, await emptyRoom());
  try {
    await page.getByTestId('station-status').waitFor({ timeout: 30_000 });
    await page.waitForTimeout(4000);
    expect(await page.getByTestId('greeting-card').count()).toBe(0);
    expect(await page.getByTestId('notice-card').count()).toBe(0);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});
