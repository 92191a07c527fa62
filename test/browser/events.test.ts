/** The log of the gate's decisions in the office: what came in is there, filters find the rare, a reader is left in peace, and a
 * mistake is marked and its record taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import type { StationClient } from '../../src-shared/contract.ts';
import { type PersonName, photo, varied } from '../support/photos.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { asStaff, openSignedIn } from './staff.ts';

let station: StationProcess;

/** Somebody stands before the camera `camera` until the gate has decided. */
async function stand(client: StationClient, who: PersonName, camera: string): Promise<void> {
  const image = new Uint8Array(await varied(who, 'brighter'));
  for (let seq = 0; seq < 30; seq += 1) {
    const { seen } = await client.call('live.frame', { camera, seq, at: seq * 250, image });
    if (seen.some(({ eventId }) => eventId !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`No decision on ${who}.`);
}

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  await asStaff(station.address, async (client) => {
    const enrol = async (userId: number, name: string, who: PersonName) =>
      client.call('enrolment.photo', {
        tenantId: 1,
        userId,
        name,
        group: 'VII A',
        image: new Uint8Array(await photo(who)),
        allowDuplicate: true,
      });
    await enrol(1, 'Dewi Lestari', 'dewi');
    // Twins: whoever of them comes, the gate cannot say who it is.
    await enrol(2, 'Citra Ayu', 'citra');
    await enrol(3, 'Citra Dewi', 'citra');
    await stand(client, 'dewi', 'a');
    await stand(client, 'kartika', 'b');
    await stand(client, 'citra', 'c');
  });
});
afterAll(async () => {
  await station.stop();
  await endAll();
});

test('accepted, unknown and near misses are told apart, explained, marked and put right', async () => {
  const { page, faults, close } = await openSignedIn(`${station.address}/#/events`, await emptyRoom());
  const outcomes = () => page.getByTestId('event').evaluateAll((rows) => rows.map((row) => row.dataset.outcome));
  try {
    await page.getByTestId('event').first().waitFor();
    expect(await outcomes()).toEqual(['ambiguous', 'unknown', 'accept']);

    await page.getByTestId('events-near').click();
    await expect.poll(outcomes).toEqual(['ambiguous']);
    expect(page.url()).toContain('near=1');
    await page.getByTestId('events-all').click();
    await expect.poll(outcomes).toHaveLength(3);

    // From the keyboard: to the last one, and open it.
    await page.getByTestId('event').first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-outcome'))).toBe('accept');
    await page.keyboard.press('Enter');
    const story = page.getByTestId('event-story');
    await story.waitFor();
    expect(await story.textContent()).toContain('Gerbang mengenali Dewi Lestari');
    await page.getByTestId('event-note').fill('Ini adiknya');
    await page.getByTestId('event-mark-wrong').click();
    await page.getByTestId('event-void').click();
    await page.getByTestId('confirm').click();
    await page.getByTestId('event-record-void').waitFor();
    await page.keyboard.press('Escape');
    await story.waitFor({ state: 'detached' });

    await page.getByTestId('events-marked').click();
    await expect.poll(outcomes).toEqual(['accept']);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
  await asStaff(station.address, async (client) => {
    const { events } = await client.call('events.list', { marked: true });
    expect(events).toMatchObject([{ outcome: 'accept', mark: { note: 'Ini adiknya', author: 'Ratna Dewi' } }]);
    const day = events[0]?.at.slice(0, 10) ?? '';
    const { records } = await client.call('attendance.records', { from: day, to: day });
    expect(records.find(({ eventId }) => eventId === events[0]?.id)).toMatchObject({ live: false });
  });
});

test('what comes in waits while somebody reads, and is shown when they ask', async () => {
  const { page, faults, close } = await openSignedIn(`${station.address}/#/events`, await emptyRoom());
  try {
    await page.getByTestId('event').first().click();
    await page.getByTestId('event-story').waitFor();
    await asStaff(station.address, (client) => stand(client, 'hana', 'd'));
    const fresh = page.getByTestId('events-new');
    await fresh.waitFor({ timeout: 15_000 });
    expect(await fresh.textContent()).toBe('1 baru');
    expect(await page.getByTestId('event').count()).toBe(3);
    await page.keyboard.press('Escape');
    await page.getByTestId('event-story').waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId('event').count(), { timeout: 10_000 }).toBe(4);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});

test('a viewer reads the log and changes nothing', async () => {
  const address = `${station.address}/#/events/1`;
  const { page, faults, close } = await openSignedIn(address, await emptyRoom(), { role: 'viewer' });
  try {
    await page.getByTestId('event-story').waitFor();
    expect(await page.getByTestId('event-mark-wrong').count()).toBe(0);
    expect(await page.getByTestId('event-unmark').count()).toBe(0);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
});
