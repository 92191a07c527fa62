/** The station's own API, under `/api/station/v1`. */
import type { FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { attendanceRoutes } from './attendance.ts';
import { attendanceStreamRoutes } from './attendance-stream.ts';
import { palmRoutes, templateRoutes } from './biometrics.ts';
import { calendarRoutes } from './calendar.ts';
import { calendarImportRoutes } from './calendar-import.ts';
import { clockRoutes } from './clock.ts';
import { correctionRoutes } from './corrections.ts';
import { credentialRoutes } from './credentials.ts';
import { deliveryRoutes } from './delivery.ts';
import { endpointRoutes } from './endpoints.ts';
import { enrolmentRoutes } from './enrolments.ts';
import { entryRoutes } from './entries.ts';
import { eventRoutes } from './events.ts';
import { groupRoutes } from './groups.ts';
import { keyRoutes } from './keys.ts';
import { leaveRoutes } from './leave.ts';
import { leaveDecisionRoutes, leaveRequestRoutes } from './leave-writes.ts';
import { letterheadRoutes } from './letterhead.ts';
import { overviewRoutes } from './overview.ts';
import type { ApiParts } from './parts.ts';
import { peopleRoutes } from './people.ts';
import { handleProblem, routeNotFound } from './problem.ts';
import { profileRoutes } from './profiles.ts';
import { promotionRoutes } from './promotions.ts';
import { recognitionRoutes } from './recognition.ts';
import { reportRoutes } from './reports.ts';
import { rosterRoutes } from './roster.ts';
import { gateRoutes, scanRoutes } from './scans.ts';
import { settingsRoutes } from './settings.ts';
import { streamRoutes } from './stream.ts';
import { acceptEmptyJson, refuseUnknownFields } from './strict.ts';

const parts = [
  calendarRoutes,
  calendarImportRoutes,
  overviewRoutes,
  settingsRoutes,
  peopleRoutes,
  templateRoutes,
  palmRoutes,
  enrolmentRoutes,
  recognitionRoutes,
  eventRoutes,
  streamRoutes,
  attendanceStreamRoutes,
  endpointRoutes,
  deliveryRoutes,
  keyRoutes,
  attendanceRoutes,
  correctionRoutes,
  scanRoutes,
  gateRoutes,
  clockRoutes,
  reportRoutes,
  letterheadRoutes,
  credentialRoutes,
  entryRoutes,
  leaveRoutes,
  leaveDecisionRoutes,
  leaveRequestRoutes,
  groupRoutes,
  profileRoutes,
  promotionRoutes,
  rosterRoutes,
];

export async function stationRoutes(app: FastifyInstance, { station, idempotency }: ApiParts): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleProblem);
  app.setNotFoundHandler(routeNotFound);
  acceptEmptyJson(app);
  refuseUnknownFields(app);
  for (const part of parts) await app.register(part, { station, idempotency });
}
