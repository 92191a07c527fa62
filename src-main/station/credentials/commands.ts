/** PINs and cards. */
import { type CredentialResults, credentialArguments } from '../../../src-shared/contract/credentials.ts';
import { unfinishedCommands } from '../../../src-shared/unfinished.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';

export function credentialCommands(_context: Context): Handlers<keyof CredentialResults> {
  return unfinishedCommands(credentialArguments);
}
