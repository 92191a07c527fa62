/** Who may call the station in the desktop shell, and with what: the other half of what the contract suite shows. */
import type { IpcMain, WebContents } from 'electron';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { maxRequestBytes } from '../../../src-main/api/screens/calls.ts';
import { openDesktopDoor } from '../../../src-main/hosts/electron/desktop-door.ts';
import { type IpcOptions, openIpc } from '../../../src-main/hosts/electron/ipc.ts';
import { createIpcClient } from '../../../src-renderer/client/ipc-client.ts';
import type { StationClient, StationEvent } from '../../../src-shared/contract.ts';
import { ipcChannels } from '../../../src-shared/ipc-channels.ts';
import { decodeEnvelope, encodeEnvelope } from '../../../src-shared/wire.ts';
import { type Bench, bench, pack, picture } from '../../src-main/station/support.ts';
import { IpcMainDouble, type PageIpc } from './double/ipc.ts';
import { frameAt, type WebContentsDouble } from './double/web-contents.ts';
import { ownPage, runPreload, windowAt } from './page.ts';

let at: Bench;
let ipcMain: IpcMainDouble;
const warned = vi.fn();

beforeEach(() => {
  at = bench();
  ipcMain = new IpcMainDouble();
  warned.mockClear();
});

function open(options: Partial<IpcOptions> = {}) {
  const log = { warn: warned, error: vi.fn() };
  const ipc = openIpc({ ipcMain: ipcMain as unknown as IpcMain, station: at.station, log, ...options });
  onTestFinished(() => ipc.close());
  const admitted = (): WebContentsDouble => {
    const contents = windowAt(ipcMain);
    ipc.admit(contents as unknown as WebContents);
    return contents;
  };
  return { ipc, admitted };
}

/** A page of `contents` after a (new) load. */
async function load(contents: WebContentsDouble): Promise<StationClient> {
  return createIpcClient((await runPreload(contents.page)).hadir);
}

/** What the station answers to bytes as they are. */
async function raw(page: PageIpc, bytes: unknown): Promise<unknown> {
  return decodeEnvelope((await page.invoke(ipcChannels.call, bytes)) as Uint8Array);
}

const status = encodeEnvelope({ call: 'station.status', args: {} });
const forbidden = { error: { code: 'forbidden' } };

test('our own top page is answered', async () => {
  const { admitted } = open();
  expect(await raw(admitted().page, status)).toMatchObject({ result: { school: 'SMP Contoh' } });
});

test.each([
  ['of another site', 'https://hadir.example/'],
  ['of another host of our scheme', 'app://elsewhere/index.html'],
  ['with a user name', 'app://hadir@evil/'],
  ['from a file', 'file:///home/user/index.html'],
  ['of data', 'data:text/html,hello'],
  ['of a blob of ours', 'blob:app://hadir/0d3c'],
  ['that is empty', 'about:blank'],
  ['of the offline kind', ''],
])('a page %s in our window is refused, and logged without its path', async (_name, url) => {
  const { admitted } = open();
  const contents = admitted();
  const page = contents.page.as(frameAt(url));
  expect(await raw(page, status)).toMatchObject(forbidden);
  expect(await page.invoke(ipcChannels.desktop, 'desktop.state', {})).toMatchObject(forbidden);
  expect(warned).toHaveBeenCalled();
  expect(JSON.stringify(warned.mock.calls)).not.toMatch(/index\.html|0d3c/);
});

test('a frame inside our page is refused, even one of our own address, and one that has gone', async () => {
  const { admitted } = open();
  const contents = admitted();
  expect(await raw(contents.page.as(frameAt(ownPage, contents.mainFrame)), status)).toMatchObject(forbidden);
  expect(await raw(contents.page.as(null as never), status)).toMatchObject(forbidden);
});

test('a window that the shell did not admit is refused and hears nothing', async () => {
  open();
  const stranger = windowAt(ipcMain);
  const heard = vi.fn();
  stranger.page.on(ipcChannels.event, heard);
  stranger.page.send(ipcChannels.open);
  expect(await raw(stranger.page, status)).toMatchObject(forbidden);
  at.vision.become({ state: 'restarting', pack, palm: null, problems: [] });
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).not.toHaveBeenCalled();
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['an object', { call: 'station.status', args: {} }],
  ['text', 'station.status'],
  ['bytes that are no envelope', new Uint8Array([1, 2, 3])],
  ['an envelope of nothing', encodeEnvelope(null)],
  ['a command that is none', encodeEnvelope({ call: 'station.eval', args: {} })],
  ['a command of Object', encodeEnvelope({ call: 'constructor', args: {} })],
  ['arguments of the wrong kind', encodeEnvelope({ call: 'live.frame', args: { camera: 1 } })],
  ['more bytes than a request may have', new Uint8Array(maxRequestBytes + 1)],
])('%s is refused as an invalid argument', async (_name, message) => {
  const { admitted } = open();
  expect(await raw(admitted().page, message)).toMatchObject({ error: { code: 'invalid_argument' } });
});

test('a page asks for no more than 16 things at once', async () => {
  const { admitted } = open();
  const client = await load(admitted());
  await client.call('setup.begin', { school: 'SMP', name: 'Ratna', password: 'mangga manis' });
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  at.vision.delay = () => gate;
  const image = picture({});
  const calls = Array.from({ length: 20 }, () => client.call('recognition.detect', { image }));
  setTimeout(release, 50);
  const settled = await Promise.allSettled(calls);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
  expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'busy' } });
});

test('signing in is the page’s own: another window is still nobody, and after a reload so is this one', async () => {
  const { admitted } = open();
  const [first, second] = [admitted(), admitted()];
  const [a, b] = [await load(first), await load(second)];
  await a.call('setup.begin', { school: 'SMP', name: 'Ratna', password: 'mangga manis' });
  expect((await a.call('people.list', {})).total).toBe(0);
  await expect(b.call('people.list', {})).rejects.toMatchObject({ code: 'unauthorised' });
  const again = await load(first);
  await expect(again.call('people.list', {})).rejects.toMatchObject({ code: 'unauthorised' });
});

test('events reach each page once, after a reload too, and a window that went away none', async () => {
  const { admitted, ipc } = open();
  const contents = admitted();
  const heard: StationEvent[] = [];
  await load(contents);
  // The page before is gone with its listeners.
  contents.page.removeAllListeners();
  (await load(contents)).subscribe((event) => heard.push(event));
  const change = (): void => at.vision.become({ state: 'restarting', pack, palm: null, problems: [] });
  await vi.waitFor(() => {
    change();
    expect(heard.length).toBeGreaterThan(0);
  });
  const before = heard.length;
  change();
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toHaveLength(before + 1);

  const send = vi.spyOn(contents, 'send');
  contents.crash();
  change();
  contents.destroy();
  change();
  ipc.close();
  change();
  expect(send).not.toHaveBeenCalled();
});

test('a page that is disposed of while it is told something disturbs nobody', async () => {
  const { admitted } = open();
  const contents = admitted();
  await load(contents);
  await new Promise((resolve) => setImmediate(resolve));
  contents.send = () => {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  };
  expect(() => at.vision.become({ state: 'restarting', pack, palm: null, problems: [] })).not.toThrow();
});

test('the shell’s own commands go to its door, with the role of that page and errors as plain data', async () => {
  const door = openDesktopDoor({
    'desktop.state': () => ({ kiosk: true }),
    'desktop.checkUpdates': () => ({ checking: true }),
  } as never);
  const { admitted } = open({ desktop: door });
  const contents = admitted();
  const { hadirDesktop, hadir } = await runPreload(contents.page);
  expect(await hadirDesktop.call('desktop.state', {})).toEqual({ result: { kiosk: true } });
  expect(await hadirDesktop.call('desktop.checkUpdates', {})).toMatchObject({ error: { code: 'unauthorised' } });
  expect(await hadirDesktop.call('desktop.none', {})).toMatchObject({ error: { code: 'invalid_argument' } });
  const circle: { self?: unknown } = {};
  circle.self = circle;
  for (const args of [circle, 'x'.repeat(70_000), 1n])
    expect(await hadirDesktop.call('desktop.state', args)).toMatchObject({ error: { code: 'invalid_argument' } });
  await createIpcClient(hadir).call('setup.begin', { school: 'SMP', name: 'Ratna', password: 'mangga manis' });
  expect(await hadirDesktop.call('desktop.checkUpdates', {})).toEqual({ result: { checking: true } });

  const heard: unknown[] = [];
  const leave = hadirDesktop.subscribe((event) => heard.push(event));
  door.tell({ type: 'resumed' });
  await vi.waitFor(() => expect(heard).toEqual([{ type: 'resumed' }]));
  leave();
  door.tell({ type: 'resumed' });
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toHaveLength(1);
});

test('a fault of ours is logged and told without its text', async () => {
  const failing = { call: async () => Promise.reject(new Error('/home/secret')), subscribe: () => () => {} };
  const { admitted } = open({ desktop: failing });
  const answer = await admitted().page.invoke(ipcChannels.desktop, 'desktop.state', {});
  expect(answer).toMatchObject({ error: { code: 'internal' } });
  expect(JSON.stringify(answer)).not.toContain('secret');
});

test('closing takes the channels away', async () => {
  const { admitted, ipc } = open();
  const contents = admitted();
  ipc.close();
  await expect(contents.page.invoke(ipcChannels.call, status)).rejects.toThrow('No handler');
});
