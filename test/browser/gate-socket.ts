/** A gate's screen of which some answers of the station are made up: states that a real station gets into once a year. Everything
 * else goes to the station and comes from it. */
import type { Page } from 'playwright-core';
import type { CommandName, CommandResults, StationEvent } from '../../src-shared/contract.ts';
import { plainError } from '../../src-shared/errors.ts';
import type { SocketAnswer, SocketRequest } from '../../src-shared/socket-messages.ts';
import { decodeEnvelope, encodeEnvelope } from '../../src-shared/wire.ts';

/** What a command answers; a thrown StationError is its error. */
export type MadeUp = { [N in CommandName]?: (args: never) => CommandResults[N] };

export interface FakedSocket {
  /** Changes what is made up from now on. */
  answers: MadeUp;
  push(event: StationEvent): void;
}

/** Before the page goes to the station's address. */
export async function fakeSocket(page: Page, answers: MadeUp): Promise<FakedSocket> {
  let send: (value: unknown) => void = () => {};
  const faked: FakedSocket = { answers, push: (event) => send({ event }) };
  await page.routeWebSocket(/\/api\/station\/v1\/socket/, (socket) => {
    const station = socket.connectToServer();
    send = (value) => socket.send(Buffer.from(encodeEnvelope(value)));
    socket.onMessage((message) => {
      const { id, call, args } = decodeEnvelope(message as Buffer) as SocketRequest;
      const answer = faked.answers[call as CommandName] as ((args: unknown) => unknown) | undefined;
      if (!answer) return station.send(message);
      send(answered(id, () => answer(args)));
    });
  });
  return faked;
}

function answered(id: number, answer: () => unknown): SocketAnswer {
  try {
    return { id, result: answer() };
  } catch (error) {
    return { id, error: plainError(error) };
  }
}
