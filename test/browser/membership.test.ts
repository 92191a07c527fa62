/** A record of somebody who belonged to no class that day: each form that writes one says so in words and offers the way on, which
 * works; leave says what else helps. In both languages. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '../../scripts/prepare.ts';
import { waysToGo } from '../support/every-way.ts';
import { endAll, StationProcess } from '../support/station-process.ts';
import type { Session } from './browser.ts';
import { keepHours, schoolToday, thisMorning } from './school-morning.ts';
import { asStaff, openSignedIn } from './staff.ts';

let station: StationProcess;
let session: Session;
let page: Page;

interface Words {
  bulk: string;
  drawer: string;
  dialog: string;
  refused: string;
  notOnTheRoll: string;
  way: string;
}

const languages: Record<'id' | 'en', Words> = {
  id: {
    bulk: 'Agung Saputra',
    drawer: 'Bayu Nugroho',
    dialog: 'Citra Kusuma',
    refused: 'belum terdaftar atau sudah keluar',
    notOnTheRoll: 'Tidak terdaftar',
    way: 'Catat juga',
  },
  en: {
    bulk: 'Dewi Anggraini',
    drawer: 'Eka Putra',
    dialog: 'Fajar Hidayat',
    refused: 'had not joined yet, or had left',
    notOnTheRoll: 'Not on the roll',
    way: 'Record it even though',
  },
};

beforeAll(async () => {
  await prepare();
  station = await StationProcess.start();
  await asStaff(station.address, async (client) => {
    await keepHours(client);
    for (const { bulk, drawer, dialog } of Object.values(languages))
      for (const name of [bulk, drawer, dialog]) {
        const { id: personId } = await client.call('people.create', { name });
        await client.call('groups.move', { personIds: [personId], group: 'VII A', from: '2025-07-14' });
        // Seen before the gate opened, which makes nobody present; then the leaving date is written.
        const early = { personId, at: thisMorning('05:00'), reason: 'Datang pagi sekali' };
        if (name !== dialog) await client.call('attendance.manual', early);
        await client.call('leavers.leave', { personId, on: schoolToday() });
      }
  });
  session = await openSignedIn(`${station.address}/#/attendance`);
  page = session.page;
});
afterAll(async () => {
  await session?.close();
  await station?.stop();
  await endAll();
});

const soon = { timeout: 20_000 };
const at = (id: string) => page.getByTestId(id);
const row = (name: string) => at('sheet-row').filter({ hasText: name });

/** Refused in words; the way on is offered, chosen, and tried again. */
async function goOn(within: string, save: string, { refused, way }: Words): Promise<void> {
  expect(await at('extend-membership').count()).toBe(0);
  await at(save).click();
  await page.getByText(refused).first().waitFor(soon);
  await at('extend-membership').waitFor(soon);
  await page.locator(within).getByLabel(way).check();
  await at(save).click();
  await at('extend-membership').waitFor({ ...soon, state: 'detached' });
}

describe.each(waysToGo(Object.entries(languages), 1))('in %s', (language, words) => {
  beforeAll(async () => {
    const chosen = JSON.stringify({ language });
    await page.evaluate((preferences) => localStorage.setItem('hadir.preferences', preferences), chosen);
    await page.reload();
    await row(words.bulk).waitFor(soon);
  });

  test('the sheet says who is not on the roll', async () => {
    for (const name of [words.bulk, words.drawer]) expect(await row(name).textContent()).toContain(words.notOnTheRoll);
    expect(await row(words.dialog).count()).toBe(0);
  });

  test('leave of that day says what helps, and offers nothing that it has not', async () => {
    await row(words.drawer).click();
    await at('mark-leave').click();
    await at('reason').fill('Demam');
    await at('form-save').click();
    await page.getByText(words.refused).first().waitFor(soon);
    expect(await at('extend-membership').count()).toBe(0);
    await page.keyboard.press('Escape');
    await at('person-drawer').waitFor({ state: 'detached' });
  });

  test('several at once', async () => {
    await row(words.bulk).locator('input[type=checkbox]').check();
    await at('bulk-present').click();
    await at('reason').fill('Kamera bermasalah');
    await goOn('form', 'bulk-save', words);
    await row(words.bulk).filter({ hasText: 'VII A' }).filter({ hasNotText: words.notOnTheRoll }).waitFor(soon);
  });

  test('one, beside the sheet', async () => {
    await row(words.drawer).click();
    await at('add-record').click();
    await at('time-hours').fill('06');
    await at('time-minutes').fill('45');
    await at('reason').fill('Guru melihatnya');
    await goOn('form', 'form-save', words);
    await page.keyboard.press('Escape');
    await row(words.drawer).filter({ hasText: 'VII A' }).filter({ hasNotText: words.notOnTheRoll }).waitFor(soon);
  });

  test('one, chosen by name', async () => {
    await at('write-manual').click();
    await at('person-picker').fill(words.dialog.split(' ')[0] as string);
    await at('person-option').filter({ hasText: words.dialog }).click();
    await at('time-hours').fill('06');
    await at('time-minutes').fill('50');
    await at('reason').fill('Guru melihatnya');
    await goOn('form', 'manual-save', words);
    await row(words.dialog).filter({ hasText: 'VII A' }).waitFor(soon);
    expect(session.faults).toEqual([]);
  });
});
