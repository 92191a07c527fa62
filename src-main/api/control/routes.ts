/** The control channel: the command line of this computer calls the running station's commands, JSON in and JSON out. */
import type { FastifyInstance } from 'fastify';
import {
  type CommandInput,
  type CommandName,
  commandArguments,
  type StationClient,
} from '../../../src-shared/contract.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { type ErrorBody, errorHandler } from '../errors.ts';
import type { RouteAccess } from '../route-access.ts';

export const controlPath = '/api/station/v1/commands';

/** The whole error, so that the command line can throw it again. */
export const controlError: ErrorBody = (error) => ({ error });

const access: RouteAccess = { dialect: 'station', scope: null, controlOnly: true };

export async function controlRoutes(app: FastifyInstance, { station }: { station: StationClient }): Promise<void> {
  app.setErrorHandler(errorHandler(controlError));
  app.post<{ Params: { name: string } }>(`${controlPath}/:name`, { config: { access } }, async (request) => {
    const { name } = request.params;
    if (!isCommand(name)) throw new StationError('invalid_argument', 'The station knows no such command.');
    return { result: await station.call(name, request.body as CommandInput<CommandName>) };
  });
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandArguments, name);
}
