/** The control channel: the command line of this computer calls the running station's commands, JSON in and JSON out. */
import type { FastifyInstance } from 'fastify';
import {
  type CommandInput,
  type CommandName,
  commandArguments,
  type StationClient,
} from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type AppOptions, createApp } from '../app.ts';
import { type ErrorBody, errorHandler } from '../errors.ts';
import { maxFileBytes } from '../form.ts';
import type { RouteAccess } from '../route-access.ts';
import { packBytes, unpackBytes } from './json-bytes.ts';

export const controlPath = '/api/station/v1/commands';

/** The whole error, so that the command line can throw it again. */
const controlError: ErrorBody = (error) => ({ error });

/** Bytes of a command: a picture in base64 and some words. */
const bodyLimit = Math.ceil((maxFileBytes * 4) / 3) + 64 * 1024;

const access: RouteAccess = { dialect: 'station', scope: null, controlOnly: true };

/** The control channel: the command line of this computer calls the running station's commands, JSON in and JSON out. */
export async function controlRoutes(app: FastifyInstance, { station }: { station: StationClient }): Promise<void> {
  app.setErrorHandler(errorHandler(controlError));
  app.post<{ Params: { name: string } }>(`${controlPath}/:name`, { config: { access }, bodyLimit }, async (request) => {
    const { name } = request.params;
    if (!isCommand(name)) throw new StationError('invalid_argument', 'The station knows no such command.');
    const result = await station.call(name, unpackBytes(request.body) as CommandInput<CommandName>);
    return { result: packBytes(result) };
  });
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandArguments, name);
}

/** A port of its own for the control channel, where the station's first port speaks TLS or is closed to this computer. */
export async function createControlServer(options: AppOptions): Promise<FastifyInstance> {
  const app = await createApp({ ...options, tls: null }, controlError);
  await app.register(controlRoutes, { station: options.station });
  return app;
}
