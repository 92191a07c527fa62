/**
 * Settings that nobody has written yet, one of each kind, added as a new one would be: a line in the table, its words, and a line
 * in the host's configuration. Each is followed to every place that reads, changes or shows settings.
 */
import { join } from 'node:path';
import { MantineProvider } from '@mantine/core';
import { unzipSync } from 'fflate';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { settingsOf } from '../../src-main/hosts/node/build-station.ts';
import { readConfig, setsStation, variables } from '../../src-main/hosts/node/config.ts';
import { SettingsOf } from '../../src-renderer/screens/settings/controls/SettingControl.tsx';
import { type Services, ServicesProvider } from '../../src-renderer/services.tsx';
import { createPreferences } from '../../src-renderer/stores/preferences.ts';
import type { SchoolSettings, SettingName } from '../../src-shared/contract/settings.ts';
import { catalogues, languages, type MessageKey } from '../../src-shared/messages/index.ts';
import type { Setting, SettingsPlace } from '../../src-shared/settings.ts';
import { serve } from '../src-main/api/station/support.ts';
import { bench } from '../src-main/station/support.ts';

const root = join(import.meta.dirname, '../..');

const words = {
  'settings.motto': 'Semboyan',
  'settings.bells': 'Bel berbunyi',
  'settings.photo_age': 'Umur foto',
  'settings.greeting': 'Sapaan',
  'settings.greeting.short': 'Singkat',
  'settings.greeting.long': 'Panjang',
};
const places = ['school', 'gates', 'recognition', 'staff'] as const satisfies SettingsPlace[];

vi.mock('../../src-shared/settings.ts', async (original) => {
  const { settingsTable, ...rest } = await original<typeof import('../../src-shared/settings.ts')>();
  const key = (name: string) => name as MessageKey;
  const made: Record<string, Setting> = {
    motto: { schema: z.string().max(80), fallback: '', title: key('settings.motto'), drawn: 'school' },
    bells: {
      schema: z.boolean(),
      fallback: false,
      title: key('settings.bells'),
      drawn: 'gates',
      says: 'A bell rings.',
    },
    photoAge: { schema: z.int().min(1).max(9), fallback: 3, title: key('settings.photo_age'), drawn: 'staff' },
    greeting: {
      schema: z.enum(['short', 'long']),
      fallback: 'short',
      title: key('settings.greeting'),
      drawn: 'recognition',
    },
  };
  return { ...rest, settingsTable: { ...settingsTable, ...made } };
});

const configured = { motto: '', bells: false, photoAge: 3, greeting: 'short' };
const set = { motto: 'Bersih dan jujur', bells: true, photoAge: 5, greeting: 'long' };

beforeAll(() => {
  for (const language of languages) Object.assign(catalogues[language], words);
  const age = z.string().regex(/^\d$/).transform(Number);
  Object.assign(variables, { HADIR_PHOTO_AGE: setsStation('photoAge' as SettingName, age as never, 'a year') });
});

it('are as configured until staff set them, and then as set, with a line in the audit list', async () => {
  const at = bench();
  expect(await at.station.call('settings.get', {})).toMatchObject(configured);
  expect(await at.station.call('settings.update', set as Partial<SchoolSettings>)).toMatchObject(set);
  expect(await at.station.call('settings.get', {})).toMatchObject(set);
  expect(await at.station.call('station.settings', {})).toMatchObject(set);
  expect(at.store.audit.list(1, 0).entries).toMatchObject([{ action: 'settings.changed', details: set }]);
  for (const wrong of [{ motto: 'x'.repeat(81) }, { bells: 'on' }, { photoAge: 10 }, { greeting: 'loud' }])
    await expect(at.station.call('settings.update', wrong as never)).rejects.toMatchObject({
      code: 'invalid_argument',
    });
});

it('are read, changed and described over HTTP', async () => {
  const { call } = await serve();
  expect((await call('GET', '/settings')).body).toMatchObject(configured);
  expect((await call('PATCH', '/settings', { body: set })).body).toMatchObject(set);
  const { body } = await call('GET', '!/docs/station/openapi.json');
  const changes = JSON.stringify(body.paths['/api/station/v1/settings'].patch.requestBody);
  for (const name of Object.keys(set)) {
    expect(body.components.schemas.Settings.required).toContain(name);
    expect(changes).toContain(`"${name}"`);
  }
  expect(body.components.schemas.Settings.properties.bells.description).toBe('A bell rings.');
});

it.each(places)('are shown and changed in their tab: %s', async (place) => {
  const at = bench();
  await at.station.call('settings.update', set as Partial<SchoolSettings>);
  const settings = await at.station.call('settings.get', {});
  const services = { preferences: createPreferences(null), client: {} } as unknown as Services;
  const html = renderToStaticMarkup(
    <MantineProvider>
      <ServicesProvider services={services}>
        <SettingsOf place={place} settings={settings} busy={false} save={async () => true} choose={async () => {}} />
      </ServicesProvider>
    </MantineProvider>,
  );
  const shown = {
    school: ['setting-motto', 'value="Bersih dan jujur"', 'maxLength="80"', '>Semboyan<'],
    gates: ['setting-bells', 'checked=""', '>Bel berbunyi<'],
    staff: ['setting-photoAge', 'value="5"', '>Umur foto<'],
    recognition: ['setting-greeting', 'value="long" selected', '>Sapaan<', '>Panjang<'],
  };
  for (const text of shown[place]) expect(html.includes(text), text).toBe(true);
});

it('come from the environment, where the host’s configuration says so', () => {
  expect(settingsOf(readConfig([], {}), root)).toMatchObject(configured);
  expect(settingsOf(readConfig(['--photo-age', '7'], {}), root)).toMatchObject({ ...configured, photoAge: 7 });
  expect(settingsOf(readConfig([], { HADIR_PHOTO_AGE: '8' }), root)).toMatchObject({ photoAge: 8 });
});

it('leave with the diagnostics, except for what people wrote', async () => {
  const { station } = bench({ upkeep: { log: async () => [], figures: () => ({}) } as never });
  await station.call('settings.update', set as Partial<SchoolSettings>);
  const { bytes } = await station.call('diagnostics.bundle', {});
  const told = JSON.parse(new TextDecoder().decode(unzipSync(bytes)['settings.json']));
  expect(told).toMatchObject({ bells: true, photoAge: 5, greeting: 'long' });
  for (const written of ['motto', 'school', 'gate', 'nextEvent']) expect(told).not.toHaveProperty(written);
});
