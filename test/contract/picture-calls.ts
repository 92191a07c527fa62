/** A valid call of every command that takes a picture, and the person and sessions that they are about. */

import type { CommandName } from '../../src-shared/contract.ts';
import { commandArguments } from '../../src-shared/contract.ts';
import { enrolPalm } from '../src-main/station/palms/support.ts';
import { embeddingLike, enrolPerson } from '../src-main/station/support.ts';
import type { Connected } from './clients.ts';

/** By their schemas. */
export const pictureCommands = (Object.keys(commandArguments) as CommandName[]).filter((name) => {
  const { shape } = commandArguments[name] as { shape: Record<string, unknown> };
  return 'image' in shape || 'images' in shape;
});

export type PictureCalls = Partial<Record<CommandName, (image: Uint8Array) => object>>;

/** Enrols person 1, face and palm, and begins both guided enrolments: with a vision that still works. */
export async function preparePictureCalls({ client, at }: Connected): Promise<PictureCalls> {
  await enrolPerson(at, 1);
  await enrolPalm(at, 1, { userId: 1 });
  const face = await client.call('enrolment.start', { name: 'Budi' });
  const palm = await client.call('palms.start', { name: 'Budi' });
  const tenantId = 1;
  const known = { tenantId, userId: 1 };
  const one = (more: object) => (image: Uint8Array) => ({ ...more, image });
  const several = (more: object) => (image: Uint8Array) => ({ ...more, images: [image] });
  return {
    'enrolment.photo': one({ tenantId, name: 'Siti' }),
    'enrolment.photos': several(known),
    'enrolment.frame': one({ sessionId: face.sessionId }),
    'recognition.encode': one({}),
    'recognition.detect': one({}),
    'recognition.compare': one({ encoding: Array.from(embeddingLike({ 1: 1 })) }),
    'recognition.identify': one({ tenantId }),
    'recognition.identifyAll': one({ tenantId }),
    'recognition.verify': one(known),
    'live.frame': one({ camera: 'gate', seq: 1, at: 1 }),
    'recognition.scan': one({}),
    'palms.photo': one({ tenantId, name: 'Siti' }),
    'palms.photos': several(known),
    'palms.frame': one({ sessionId: palm.sessionId }),
    'palms.identify': one({ tenantId }),
    'palms.verify': one(known),
  };
}
