/** The server dialect: `face-recognition-server.md`, endpoint by endpoint, at the root of its port. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { SigningClient } from '../../../src-shared/command-audit.ts';
import type { PersonSummary } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { round } from '../../../src-shared/numbers.ts';
import { TimeZone } from '../../station/time/local-time.ts';
import { errorHandler } from '../errors.ts';
import { decodeAddresses, decodeFields } from '../form.ts';
import { leaveBodiesUnread, withJson } from '../json-body.ts';
import { accessFor } from '../route-access.ts';
import type { MeasureSystem } from '../system-figures.ts';
import { operations } from './operations.ts';
import { recognizeBody, registerBody, serverError } from './schemas.ts';

export interface FaceServerOptions {
  station: SigningClient;
  /** The dialect knows no tenants: this is the one it works in. */
  homeTenant: number;
  /** The strictness setting as people know it, and the distance that it stands for. */
  tolerance: number;
  threshold: number;
  measure: MeasureSystem;
}

const access = accessFor('server');
/** What the document's own service calls itself and its folder; never a path of the machine. */
const service = { service: 'Face Recognition Server', version: '1.0.0' };
const faceData = './face_data';

export const faceServerRoutes: FastifyPluginAsyncZod<FaceServerOptions> = async (app, options) => {
  const { station, homeTenant: tenantId, tolerance, threshold, measure } = options;
  app.setErrorHandler(errorHandler(serverError));
  decodeAddresses(app);
  leaveBodiesUnread(app);
  const schoolTime = timeTeller(station);

  // 1. Register Face
  app.post('/register-face', { ...access('enrol'), schema: operations.register }, (request) =>
    withJson(request, async (body) => {
      const { user_id, photo, allow_duplicate, replace } = decodeFields(registerBody, body);
      const { template } = await station.call('enrolment.photo', {
        tenantId,
        userId: user_id,
        image: photo,
        allowDuplicate: allow_duplicate,
        replace,
        actor: request.caller.name,
      });
      const registered_at = await schoolTime(template.createdAt);
      return { success: true, message: 'Face registered successfully', user_id, registered_at };
    }),
  );

  // 2. Recognize Face
  app.post('/recognize', { ...access('recognise'), schema: operations.recognise }, (request) =>
    withJson(request, async (body) => {
      const { photo } = decodeFields(recognizeBody, body);
      const { person, distance } = await station.call('recognition.identify', { tenantId, image: photo, threshold });
      if (!person || distance === null)
        return { success: false, message: 'Face not recognized', user_id: 'unknown', confidence: 0.0 };
      return {
        success: true,
        message: 'Face recognized successfully',
        user_id: person.userId,
        confidence: round(1 - distance, 4),
        recognized_at: await schoolTime(),
      };
    }),
  );

  // 3. Check Face Status
  app.get(
    '/status/:user_id',
    { ...access('people:read'), schema: operations.status },
    async ({ params: { user_id } }) => {
      const person = await findPerson(station, tenantId, user_id);
      const { templates } = person
        ? await station.call('templates.ofPerson', { personId: person.id })
        : { templates: [] };
      const latest = templates
        .map(({ createdAt }) => createdAt)
        .sort()
        .at(-1);
      return {
        success: true,
        user_id,
        registered: templates.length > 0,
        last_updated: latest === undefined ? null : await schoolTime(latest),
        encoding_count: templates.length,
      };
    },
  );

  // 4. Delete Face Data
  app.delete(
    '/face/:user_id',
    { ...access('people:write'), schema: operations.delete },
    async ({ params: { user_id }, caller }) => {
      const person = await findPerson(station, tenantId, user_id);
      if (!person || person.templateCount === 0)
        throw new StationError('person_not_found', `No face data found for user ${user_id}.`);
      await station.call('people.forget', { personId: person.id, actor: caller.name });
      return { success: true, message: 'Face data deleted successfully', user_id };
    },
  );

  // 5. Health Check
  app.get('/health', { ...access(null), schema: operations.health }, async () => {
    const { health, ready, templates } = await station.call('station.status', {});
    return {
      // A monitor that waits for the documented word hears when nobody would be recognised.
      status: health === 'ok' ? ('online' as const) : health,
      ...service,
      timestamp: await schoolTime(),
      registered_faces: templates,
      face_data_dir: faceData,
      recognition_tolerance: tolerance,
      ready,
    };
  });

  // 6. Server Statistics
  app.get('/stats', { ...access(null), schema: operations.stats }, async () => {
    const [{ people, templates }, { cpu, memory, disk }] = await Promise.all([
      station.call('station.status', {}),
      measure(),
    ]);
    return {
      success: true,
      stats: {
        registered_users: people,
        total_encodings: templates,
        recognition_tolerance: tolerance,
        data_directory: faceData,
        server_info: { cpu_percent: cpu, memory_percent: memory, disk_usage: disk },
      },
    };
  });
};

/** null where nobody has the number. */
async function findPerson(station: SigningClient, tenantId: number, userId: number): Promise<PersonSummary | null> {
  try {
    return await station.call('people.byUserId', { tenantId, userId });
  } catch (error) {
    if (error instanceof StationError && error.code === 'person_not_found') return null;
    throw error;
  }
}

/** Tells an instant (ISO 8601), by default the present one, as the document's samples do: local time to the second, without a
 * zone. The station's own clock and the school's zone, wherever the computer thinks it is. */
function timeTeller(station: SigningClient): (at?: string) => Promise<string> {
  let zone: TimeZone | null = null;
  return async (at) => {
    const { now, timeZone } = await station.call('clock.status', {});
    if (zone?.name !== timeZone) zone = new TimeZone(timeZone);
    return zone.shown(Date.parse(at ?? now));
  };
}
