import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from './station/support.ts';

async function opened(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

it('a connection that never asked anything does not hold up the end', async () => {
  const at = await serve();
  const socket = await opened(at.address);
  await at.call('GET', '/health');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  // Held up, it would never come to an end.
  await at.close();
  await closed;
});

it('one that waits for its answer gets it', async () => {
  const at = await serve();
  let arrived = (): void => {};
  const inside = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  at.vision.delay = async () => {
    arrived();
    await new Promise((resolve) => setTimeout(resolve, 200));
  };
  const image = new Blob(['[]']);
  const form = new FormData();
  form.append('photo', image, 'a.jpg');
  const answer = at.call('POST', '/identifications', { body: form });
  await inside;
  await at.close();
  expect((await answer).body.faces).toEqual([]);
});
