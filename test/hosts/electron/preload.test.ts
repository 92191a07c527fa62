/** The preload as it ships: one file that requires nothing but `electron`, and gives a page three functions and no more. */
import { MessageChannel } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { ipcChannels } from '../../../src-shared/ipc-channels.ts';
import { IpcMainDouble } from './double/ipc.ts';
import { PortMain } from './double/ports.ts';
import { preloadCode, runPreload, windowAt } from './page.ts';

test('is CommonJS with a single require', async () => {
  const code = await preloadCode();
  expect([...code.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual(['"electron"']);
  expect(code).not.toMatch(/^\s*(import|export)\s/m);
  expect(code).not.toMatch(/\bprocess\b\.|\bBuffer\b|sourceMappingURL|eval\(/);
  // A window waits for it: some kilobytes, no library.
  expect(code.length).toBeLessThan(8_000);
});

test('exposes exactly the contract', async () => {
  const exposed = await runPreload(windowAt(new IpcMainDouble()).page);
  const shape = Object.fromEntries(Object.entries(exposed).map(([name, api]) => [name, Object.keys(api).sort()]));
  expect(shape).toEqual({ hadir: ['call', 'frame', 'subscribe'], hadirDesktop: ['call', 'subscribe'] });
  for (const api of Object.values(exposed)) for (const item of Object.values(api)) expect(item).toBeTypeOf('function');
});

test('says that the page is there before anything else', async () => {
  const ipcMain = new IpcMainDouble();
  const order: string[] = [];
  ipcMain.on(ipcChannels.open, () => order.push('open'));
  ipcMain.handle(ipcChannels.call, () => {
    order.push('call');
    return new Uint8Array();
  });
  const { hadir } = await runPreload(windowAt(ipcMain).page);
  await hadir.call(new Uint8Array([1]));
  expect(order).toEqual(['open', 'call']);
});

test('hands a page events without Electron’s own, and leaves when asked', async () => {
  const contents = windowAt(new IpcMainDouble());
  const { hadir } = await runPreload(contents.page);
  const heard: unknown[][] = [];
  const leave = hadir.subscribe((...args) => heard.push(args));
  contents.send(ipcChannels.event, new Uint8Array([7]));
  await vi.waitFor(() => expect(heard).toEqual([[new Uint8Array([7])]]));
  leave();
  contents.send(ipcChannels.event, new Uint8Array([8]));
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toHaveLength(1);
});

test('sends frames through the newest port, and says when there is none', async () => {
  const contents = windowAt(new IpcMainDouble());
  const { hadir } = await runPreload(contents.page);
  const jpeg = new Uint8Array([1, 2, 3]);
  expect(hadir.frame('a', jpeg)).toBe(false);
  const ends = [port(contents), port(contents)];
  await vi.waitFor(() => expect(hadir.frame('b', jpeg)).toBe(true));
  await vi.waitFor(() => expect(ends[1]?.heard).toContainEqual({ ticket: 'b', jpeg }));
  expect(ends[0]?.heard).toEqual([]);
  // The worker is gone.
  ends[1]?.end.close();
  await vi.waitFor(() => expect(hadir.frame('c', jpeg)).toBe(false));
});

function port(contents: ReturnType<typeof windowAt>) {
  const { port1, port2 } = new MessageChannel();
  const end = new PortMain(port1);
  const heard: unknown[] = [];
  end.on('message', ({ data }: { data: unknown }) => heard.push(data));
  end.start();
  contents.postMessage(ipcChannels.frames, null, [new PortMain(port2) as never]);
  return { end, heard };
}
