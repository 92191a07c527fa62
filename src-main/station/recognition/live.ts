/** The live gate: frames of the cameras, and the day so far. */
import type { CommandArguments, CommandResults } from '../../../src-shared/contract.ts';
import type { Modality } from '../../../src-shared/palm.ts';
import { Today } from '../attendance/today.ts';
import type { Context } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { livenessMode } from './decision-event.ts';
import { Disowned } from './disowned.ts';
import { faceModality } from './face-modality.ts';
import { LiveGate } from './live-gate.ts';
import { palmModality } from './palm-modality.ts';
import type { PalmTickets } from './palm-tickets.ts';

export function liveCommands(context: Context, tickets: PalmTickets): HandlersOf<'live'> {
  let lastTrack = 0;
  const parts = { nextTrack: () => ++lastTrack, disowned: new Disowned(context), tickets };
  const gates = {
    face: new LiveGate(context, faceModality(context), parts),
    palm: new LiveGate(context, palmModality(context), parts),
  };
  const today = new Today(context);
  return {
    'live.frame': (args) => (reads(context, args.modality) ? gates[args.modality].frame(args) : unread(context, args)),
    'live.today': () => today.read(),
  };
}

/** What the school lets its gate look for; where it reads both, palms only while they can be read and somebody has one enrolled. */
function reads({ settings, palmGallery, vision }: Context, modality: Modality): boolean {
  if (settings.gateReads !== 'both') return settings.gateReads === modality;
  return modality === 'face' || (vision.state().palm !== null && palmGallery.count(settings.homeTenant) > 0);
}

/** A frame of what this gate does not read is not looked at: nothing is in it. A screen that has not heard of the change of the
 * setting yet shows an empty gate for that moment, and no error. */
function unread(context: Context, { seq }: CommandArguments<'live.frame'>): CommandResults['live.frame'] {
  return { seq, seen: [], status: { vision: context.vision.state().state, liveness: livenessMode(context) } };
}
