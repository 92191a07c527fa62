/** A school's system that fails a third of the time, in every way one can: it answers with an error, hangs, breaks off before
 * it has read or after it has kept what came. What it kept, it tells in order. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrived {
  /** The path it came to: which endpoint. */
  path: string;
  uuid: string;
  eventId: number;
  personId: number;
  recordId: number;
}

export class FlakyReceiver {
  readonly arrived: Arrived[] = [];
  /** Answers by kind. */
  readonly tally: Record<string, number> = {};
  /** Of 0..1. */
  failing = 1 / 3;
  badSignatures = 0;
  /** By path. */
  readonly secrets = new Map<string, string>();
  readonly #random: () => number;
  readonly #server: Server;

  private constructor(random: () => number) {
    this.#random = random;
    this.#server = createServer((request, response) => void this.#answer(request, response).catch(() => {}));
  }

  static async start(random: () => number): Promise<FlakyReceiver> {
    const receiver = new FlakyReceiver(random);
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = this.#random() < this.failing ? this.#fault() : 'accepted';
    this.tally[fault] = (this.tally[fault] ?? 0) + 1;
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    const body = await textOf(request);
    if (fault === 'hang') return;
    if (fault === 'error') return void response.writeHead(500).end('no');
    this.#keep(request, body);
    if (fault === 'kept, then reset') request.socket.resetAndDestroy();
    else response.writeHead(204).end();
  }

  #fault(): string {
    const faults = ['error', 'error', 'reset', 'reset', 'kept, then reset', 'kept, then reset', 'hang'];
    return faults[Math.floor(this.#random() * faults.length)] as string;
  }

  #keep({ url = '', headers }: IncomingMessage, body: string): void {
    const uuid = String(headers['webhook-id']);
    const key = Buffer.from((this.secrets.get(url) ?? '').replace('whsec_', ''), 'base64');
    const signed = `${uuid}.${headers['webhook-timestamp']}.${body}`;
    const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    if (headers['webhook-signature'] !== signature) this.badSignatures++;
    const { id: eventId, data } = JSON.parse(body) as { id: number; data: { personId: number; recordId: number } };
    this.arrived.push({ path: url, uuid, eventId, personId: data.personId, recordId: data.recordId });
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const bytes of request.setEncoding('utf8')) text += bytes;
  return text;
}
