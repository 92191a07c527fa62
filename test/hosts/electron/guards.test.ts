/** What a page may not do: every permission of Chromium but the camera, leaving, opening windows, downloading. */
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { guardContents, guardSession, safeName } from '../../../src-main/hosts/electron/guards.ts';
import { PreventableEvent } from './double/emitter.ts';
import { IpcMainDouble } from './double/ipc.ts';
import { ProtocolDouble, SessionDouble } from './double/session.ts';
import { ownPage, windowAt } from './page.ts';

let session: SessionDouble;
beforeEach(() => {
  session = new SessionDouble(new ProtocolDouble());
  guardSession(session as never);
});

/** As electron.d.ts names them, and one that no Chromium has yet. */
const denied = [
  'ar',
  'automatic-fullscreen',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'geolocation-approximate',
  'hand-tracking',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'nfc',
  'notifications',
  'openExternal',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'smart-card',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'usb',
  'vr',
  'web-app-installation',
  'web-printing',
  'window-management',
  'unknown',
  'of-a-later-year',
];

test.each(denied)('%s is denied to our own page, asked or looked up', async (permission) => {
  expect(await session.asks(permission, ownPage)).toBe(false);
  expect(await session.asks(permission, ownPage, { mediaTypes: ['video'] })).toBe(false);
  expect(
    session.checks(permission, 'app://hadir/', { isMainFrame: true, requestingUrl: ownPage, mediaType: 'video' }),
  ).toBe(false);
});

test('the camera is for our own top page, without the microphone', async () => {
  expect(await session.asks('media', ownPage, { mediaTypes: ['video'] })).toBe(true);
  expect(await session.asks('media', ownPage, { mediaTypes: ['video', 'audio'] })).toBe(false);
  expect(await session.asks('media', ownPage, { mediaTypes: ['audio'] })).toBe(false);
  expect(await session.asks('media', ownPage, { mediaTypes: [] })).toBe(false);
  expect(await session.asks('media', ownPage)).toBe(false);
  expect(await session.asks('media', ownPage, { mediaTypes: ['video'], isMainFrame: false })).toBe(false);
  for (const url of [
    'https://evil.example/',
    'app://evil/',
    'file:///index.html',
    'data:text/html,x',
    'blob:app://hadir/1',
  ])
    expect(await session.asks('media', url, { mediaTypes: ['video'] }), url).toBe(false);
});

test('the camera is looked up by the same rule', () => {
  const own = { isMainFrame: true, requestingUrl: ownPage, mediaType: 'video' };
  expect(session.checks('media', 'app://hadir/', own)).toBe(true);
  expect(session.checks('media', 'app://hadir/', { isMainFrame: true, mediaType: 'video' })).toBe(true);
  expect(session.checks('media', 'app://hadir/', { ...own, mediaType: 'audio' })).toBe(false);
  expect(session.checks('media', 'app://hadir/', { ...own, mediaType: 'unknown' })).toBe(false);
  expect(session.checks('media', 'app://hadir/', { ...own, isMainFrame: false })).toBe(false);
  expect(session.checks('media', 'app://hadir/', { ...own, requestingUrl: 'https://evil.example/' })).toBe(false);
  expect(session.checks('media', 'https://evil.example/', own)).toBe(false);
});

test('no device, no screen', () => {
  for (const deviceType of ['hid', 'serial', 'usb'])
    expect(session.deviceHandler?.({ deviceType, origin: 'app://hadir', device: {} } as never)).toBe(false);
  const answer = vi.fn();
  session.displayHandler({ videoRequested: true }, answer);
  expect(answer).toHaveBeenCalledWith(null);
  for (const name of ['select-hid-device', 'select-usb-device']) {
    const event = new PreventableEvent();
    const choose = vi.fn();
    session.emit(name, event, { deviceList: [{ deviceId: '1' }] }, choose);
    expect([event.defaultPrevented, choose.mock.calls]).toEqual([true, [[]]]);
  }
  const event = new PreventableEvent();
  const choose = vi.fn();
  session.emit('select-serial-port', event, [{ portId: '1' }], {}, choose);
  expect([event.defaultPrevented, choose.mock.calls]).toEqual([true, [['']]]);
});

test('a page stays where it is: no navigation, redirect, frame, window or webview elsewhere', () => {
  const contents = windowAt(new IpcMainDouble());
  guardContents(contents as never);
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    expect(contents.navigate('app://hadir/index.html#/people', name)).toBe(true);
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1:8000/',
      'app://evil/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'blob:app://hadir/1',
    ])
      expect(contents.navigate(url, name), `${name} ${url}`).toBe(false);
  }
  for (const url of [ownPage, 'https://evil.example/'])
    expect(contents.openHandler?.({ url } as never)).toEqual({ action: 'deny' });
  for (const name of ['will-attach-webview', 'select-bluetooth-device']) {
    const event = new PreventableEvent();
    const answer = vi.fn();
    contents.emit(name, event, [], answer);
    expect(event.defaultPrevented).toBe(true);
  }
});

function download(chain: string[], name: string) {
  const event = new PreventableEvent();
  const asked = vi.fn();
  const item = {
    getURL: () => chain.at(-1) ?? '',
    getURLChain: () => chain,
    getFilename: () => name,
    setSaveDialogOptions: asked,
  };
  session.emit('will-download', event, item, {});
  return { refused: event.defaultPrevented, proposed: asked.mock.calls[0]?.[0]?.defaultPath };
}

test('a file that the station made is saved where the person says', () => {
  expect(download(['blob:app://hadir/3f2a'], 'Rekap Juli 2026.xlsx')).toEqual({
    refused: false,
    proposed: 'Rekap Juli 2026.xlsx',
  });
  expect(download(['blob:app://hadir/3f2a'], '../../.bashrc').proposed).not.toMatch(/[/\\]|^\./);
});

test.each([
  'https://evil.example/x.exe',
  'app://hadir/index.html',
  'blob:https://evil.example/1',
  'blob:app://evil/1',
  'data:text/plain,x',
  'file:///etc/passwd',
])('a download of %s is refused', (url) => {
  expect(download([url], 'x.exe')).toEqual({ refused: true, proposed: undefined });
  expect(download([url, 'blob:app://hadir/1'], 'x.exe').refused).toBe(true);
});

test('a proposed name is a name on every system, of at most 120 characters, with its ending kept', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (name) => {
      const safe = safeName(name);
      expect(safe.length).toBeGreaterThan(0);
      expect(safe.length).toBeLessThanOrEqual(120);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(safe).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|^\.|[. ]$/);
    }),
  );
  expect(safeName(`${'a'.repeat(300)}.xlsx`)).toMatch(/^a{115}\.xlsx$/);
  expect(safeName('Kelas 7A – Siti Nurhaliza.pdf')).toBe('Kelas 7A – Siti Nurhaliza.pdf');
});
