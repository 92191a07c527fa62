/** The station as the screens call it: a call that came before the session was taken up again (a broken connection, a reload)
 * is made once more after it, and one that the station refuses because the session is over signs this screen out. */
import type { CommandInput, CommandName, CommandResults } from '../../src-shared/contract.ts';
import { StationError } from '../../src-shared/errors.ts';
import type { ScreenClient } from '../client/client.ts';
import { reasonOf, type Session } from './session-store.ts';

/** Where `unauthorised` is about what was typed, or about another session. */
const own: ReadonlySet<CommandName> = new Set(['setup.begin', 'staff.signIn', 'staff.resume', 'staff.signOut']);

export function withSession(client: ScreenClient, session: Pick<Session, 'resume' | 'over'>): ScreenClient {
  async function call<N extends CommandName>(name: N, args: CommandInput<N>): Promise<CommandResults[N]> {
    try {
      return await client.call(name, args);
    } catch (error) {
      if (!(error instanceof StationError) || error.code !== 'unauthorised' || own.has(name)) throw error;
      const ended = reasonOf(error);
      // Refused before anything was done, so it may be made again.
      if (ended === null && (await session.resume())) return client.call(name, args);
      if (ended !== null) session.over(ended);
      throw error;
    }
  }
  return { ...client, call };
}
