/** The palm commands of the contract: enrolment, 1:1, 1:N, what is stored. */
import type { PalmResults } from '../../../src-shared/contract/palms.ts';
import type { CommandArguments } from '../../../src-shared/contract.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import type { PalmSummary } from '../../../src-shared/palm.ts';
import { note } from '../audit/note.ts';
import { type Context, requireTenant } from '../context.ts';
import { OpenSessions } from '../enrolment/open-sessions.ts';
import type { Handlers, HandlersOf } from '../handlers.ts';
import { requirePerson } from '../people/person.ts';
import { onlyPalm } from '../recognition/hands.ts';
import { palmDocumented, palmPackOf } from '../recognition/palm-scores.ts';
import { enrolPalmPhoto, enrolPalmPhotos, enrolPalms } from './enrol-palms.ts';
import { PalmSession, wantedShots } from './session.ts';

type Capture = 'palms.start' | 'palms.frame' | 'palms.retake' | 'palms.finish' | 'palms.cancel';

export function palmCommands(context: Context, newId: () => string): HandlersOf<'palms'> {
  const { store } = context;
  return {
    ...captureCommands(context, newId),

    'palms.photo': (args) => enrolPalmPhoto(context, args),
    'palms.photos': (args) => enrolPalmPhotos(context, args),

    'palms.identify': (args) => identify(context, args),
    'palms.verify': (args) => verify(context, args),

    'palms.ofPerson': ({ personId }) => {
      requirePerson(context, personId);
      return { palms: store.palms.ofPerson(personId) };
    },

    'palms.find': ({ tenantId, code }) => {
      requireTenant(context, tenantId);
      const palm = store.palms.byCode(tenantId, code);
      if (!palm) throw new StationError('template_not_found', 'No palm with this id is enrolled.');
      return { palm, person: requirePerson(context, palm.personId) };
    },

    'palms.remove': ({ personId, palmId, actor }) => {
      const person = requirePerson(context, personId);
      const palm = store.palms.ofPerson(personId).find(({ id }) => id === palmId);
      if (!palm)
        throw new StationError('template_not_found', `Palm ${palmId} is not one of this person's.`, { palmId });
      return { count: forgetPalms(context, person, [palm], actor) };
    },

    'palms.forget': ({ personId, side, actor }) => {
      const person = requirePerson(context, personId);
      const palms = store.palms.ofPerson(personId).filter((palm) => side === undefined || palm.side === side);
      return { count: forgetPalms(context, person, palms, actor) };
    },
  };
}

function captureCommands(context: Context, newId: () => string): Handlers<Capture> {
  const { clock, vision, settings } = context;
  const sessions = new OpenSessions<PalmSession>(clock);
  return {
    'palms.start': ({ tenantId = settings.homeTenant, userId, name, group, side = null }) => {
      const person = { tenantId, userId, name, group };
      return sessions.open((now) => new PalmSession(newId(), person, side, now)).overview();
    },

    'palms.frame': async ({ sessionId, image }) => {
      const session = sessions.use(sessionId);
      const frame = await vision.palmFrame(image, session.known);
      return session.see(frame, palmPackOf(context), clock.monotonic());
    },

    'palms.retake': ({ sessionId, index }) => {
      const session = sessions.use(sessionId);
      session.retake(index, clock.monotonic());
      return session.overview();
    },

    'palms.finish': ({ sessionId, allowDuplicate, replace, actor }) => {
      const { canFinish, shots, side, person } = sessions.use(sessionId);
      if (!canFinish || side === null) {
        const taken = { least: wantedShots, taken: shots.length };
        throw new StationError('too_few_shots', `Take ${wantedShots} shots of the palm before finishing.`, taken);
      }
      const as = { ...person, side, shots, renew: true, replace, allowDuplicate, actor };
      const enrolled = enrolPalms(context, as);
      sessions.close(sessionId);
      return enrolled;
    },

    'palms.cancel': ({ sessionId }) => {
      sessions.close(sessionId);
      return { cancelled: true };
    },
  };
}

async function identify(
  context: Context,
  { tenantId, image, threshold }: CommandArguments<'palms.identify'>,
): Promise<PalmResults['palms.identify']> {
  const { store, palmGallery } = context;
  requireTenant(context, tenantId);
  const { template, side, box } = await onlyPalm(context, image);
  const nearest = palmGallery.search(tenantId, template, 1)[0];
  if (!nearest) return { match: false, person: null, distance: null, palm: null, side, box };
  const distance = palmDocumented(nearest.distance, palmPackOf(context).distanceKnots);
  const person = distance <= threshold ? store.people.get(nearest.personId) : null;
  const palm = person && (store.palms.ofPerson(person.id).find(({ id }) => id === nearest.palmId) ?? null);
  return { match: person !== null, person, distance, palm, side, box };
}

async function verify(
  context: Context,
  { tenantId, userId, image, threshold }: CommandArguments<'palms.verify'>,
): Promise<PalmResults['palms.verify']> {
  const { store, palmGallery } = context;
  requireTenant(context, tenantId);
  const person = store.people.byUserId(tenantId, userId);
  if (!person || person.palmCount === 0) throw noPalmOf(userId);
  const { template } = await onlyPalm(context, image);
  const raw = palmGallery.distanceTo(tenantId, person.id, template);
  if (raw === null) throw noPalmOf(userId);
  const distance = palmDocumented(raw, palmPackOf(context).distanceKnots);
  return { verified: distance <= threshold, distance, userId };
}

function noPalmOf(userId: number): StationError {
  return new StationError('person_not_found', `User ${userId} has no enrolled palm in this tenant.`, { userId });
}

/** Takes palms away, from the disk first and then from memory. The portrait belongs to the face and stays.
 * Removes these palms of the person, notes it and tells the screens, all of it only where there are any. Returns how many went. */
function forgetPalms(
  context: Context,
  { id, tenantId }: PersonSummary,
  palms: readonly PalmSummary[],
  actor: string,
): number {
  const { store, palmGallery } = context;
  if (palms.length === 0) return 0;
  const details = { palms: palms.length, sides: [...new Set(palms.map(({ side }) => side))] };
  store.transaction(() => {
    for (const palm of palms) store.palms.remove(palm.id);
    note(context, actor, 'palm.removed', `person:${id}`, details);
  });
  palmGallery.remove(
    tenantId,
    palms.map((palm) => palm.id),
  );
  context.emit({ type: 'people.changed' });
  return palms.length;
}
