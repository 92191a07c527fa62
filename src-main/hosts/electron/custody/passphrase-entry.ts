/** Asking for the passphrase until it is right, a little slower each time; and for a new one until it is good enough. */
import { StationError } from '../../../../src-shared/errors.ts';
import { openByPassphrase } from './passphrase-wrap.ts';
import { type Weakness, weaknessOf } from './strength.ts';
import type { PassphraseWrap } from './wrapped-key.ts';

export type PassphraseQuestion =
  /** `wrong`: how often it was wrong since the start. */
  { purpose: 'open'; wrong: number } | { purpose: 'new'; weakness: Weakness | null };

/** null: the person closed the question. */
export type AskPassphrase = (question: PassphraseQuestion) => Promise<string | null>;

/** After the third wrong one: 2 s, 4 s, … up to this many seconds. What keeps a thief out is scrypt; this keeps a bored hand off. */
const longestWait = 60;
const freeTries = 3;

/** Seconds to wait after the `wrong`th wrong passphrase. */
export function waitAfter(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(longestWait, 2 ** (wrong - freeTries + 1));
}

/** Throws `wrong_key` (`reason` `no_passphrase`) where the person gives up. */
export async function askUntilOpen(
  wrapped: PassphraseWrap,
  ask: AskPassphrase,
  wait: (seconds: number) => Promise<void>,
): Promise<Uint8Array> {
  for (let wrong = 0; ; wrong++) {
    if (waitAfter(wrong) > 0) await wait(waitAfter(wrong));
    const passphrase = await ask({ purpose: 'open', wrong });
    if (passphrase === null) throw noPassphrase();
    const key = await openByPassphrase(wrapped, passphrase);
    if (key) return key;
  }
}

/** Throws `wrong_key` (`reason` `no_passphrase`) where the person gives up. */
export async function askUntilStrong(ask: AskPassphrase): Promise<string> {
  for (let weakness: Weakness | null = null; ; ) {
    const passphrase = await ask({ purpose: 'new', weakness });
    if (passphrase === null) throw noPassphrase();
    weakness = weaknessOf(passphrase);
    if (weakness === null) return passphrase;
  }
}

function noPassphrase(): StationError {
  return new StationError(
    'wrong_key',
    'Without its passphrase the station cannot open its data. Start Hadir again and type it, or choose the exported copy of the sealing key.',
    { reason: 'no_passphrase' },
  );
}
