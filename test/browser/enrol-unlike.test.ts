/** Guided enrolment of somebody who has pictures of another face: both are shown, turning back changes nothing, and replacing them
 * takes the new face in place of the old. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { waysToGo } from '../support/every-way.ts';
import { type PersonName, photo, varied } from '../support/photos.ts';
import { endAll, StationProcess, temporaryFolder } from '../support/station-process.ts';
import { emptyRoom } from '../support/video.ts';
import { asStaff, openSignedIn } from './staff.ts';

let station: StationProcess;

/** Enrolled by mistake, and their own face. */
const wrong: PersonName = 'bunga';
const right: PersonName = 'ayu';

interface Case {
  name: string;
  title: string;
  replace: string;
}

const cases: Record<'id' | 'en', Case> = {
  id: {
    name: 'Ayu Lestari',
    title: 'Apakah ini orang yang sama?',
    replace: 'Ganti foto lama Ayu Lestari',
  },
  en: {
    name: 'Citra Dewi',
    title: 'Is this the same person?',
    replace: 'Replace the earlier pictures of Citra Dewi',
  },
};

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
});
afterAll(async () => {
  await station?.stop();
  await endAll();
});

/** Whom the station takes the two faces for. */
function recognised(): Promise<(string | null)[]> {
  return asStaff(station.address, async (client) => {
    const nameOf = async (who: PersonName) => {
      const image = await varied(who, 'darker');
      return (await client.call('recognition.identify', { tenantId: 1, image })).person?.name ?? null;
    };
    return [await nameOf(wrong), await nameOf(right)];
  });
}

test.each(waysToGo(Object.entries(cases), 1))('in %s', async (language, shown) => {
  const personId = await asStaff(station.address, async (client) => {
    const { id, userId } = await client.call('people.create', { name: shown.name });
    await client.call('enrolment.photo', { tenantId: 1, userId, name: shown.name, image: await photo(wrong) });
    return id;
  });
  const file = join(temporaryFolder(), 'photo.jpg');
  writeFileSync(file, await photo(right));
  const { page, faults, close } = await openSignedIn(`${station.address}/#/enrol`, await emptyRoom());
  const at = (id: string) => page.getByTestId(id);
  const save = async () => {
    await at('enrol-photo-input').setInputFiles(file);
    await page.locator('[data-testid="enrol-checks"] li[data-good="true"]').first().waitFor();
    await at('enrol-review-save').click();
    await page.getByText(shown.title).waitFor({ timeout: 60_000 });
  };
  try {
    const preferences = JSON.stringify({ language });
    await page.evaluate((text) => localStorage.setItem('hadir.preferences', text), preferences);
    await page.reload();
    await at('enrol-search').fill(shown.name);
    await page.getByRole('option', { name: shown.name }).first().waitFor();
    await page.keyboard.press('Enter');
    await at('enrol-consent-by').fill('Ibu Sari');
    await at('enrol-consent-check').click();
    await at('enrol-consent-agree').click();
    await at('enrol-take-face').click();

    await save();
    for (const side of ['this', 'other']) await at(`enrol-duplicate-${side}`).locator('img').waitFor();
    expect(await at('enrol-duplicate-same').count()).toBe(0);
    await at('enrol-duplicate-cancel').click();
    await page.getByText(shown.title).waitFor({ state: 'detached' });
    expect(await recognised()).toEqual([shown.name, null]);

    await save();
    expect(await at('enrol-unlike-replace').textContent()).toBe(shown.replace);
    await at('enrol-unlike-replace').click();
    await at('enrol-result').waitFor();
    expect(await recognised()).toEqual([null, shown.name]);
    expect(faults).toEqual([]);
  } finally {
    await close();
    await asStaff(station.address, (client) => client.call('people.remove', { personId }));
  }
});
