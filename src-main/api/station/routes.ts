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
import { eventRoutes, streamRoutes } from './events.ts';
import { groupRoutes } from './groups.ts';
import { keyRoutes } from './keys.ts';
import { leaveDecisionRoutes, leaveRequestRoutes, leaveRoutes } from './leave.ts';
import { peopleRoutes, profileRoutes } from './people.ts';
import { handleProblem, routeNotFound } from './problem.ts';
import { promotionRoutes } from './promotions.ts';
import { recognitionRoutes } from './recognition.ts';
import { letterheadRoutes, reportRoutes } from './reports.ts';
import { rosterRoutes } from './roster.ts';
import type { ApiParts } from './route-parts.ts';
import { entryRoutes, gateRoutes, scanRoutes } from './scans.ts';
import { overviewRoutes, settingsRoutes } from './station.ts';
import { acceptEmptyJson, refuseUnknownFields } from './unknown-fields.ts';

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
