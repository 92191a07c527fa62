/** The server dialect's operations for OpenAPI, in the order of `face-recognition-server.md`; their shapes are those of `schemas.ts`. */
import { type DialectDescription, refusals } from '../openapi/description.ts';
import * as shape from './schemas.ts';

const faces = ['Faces'];
const system = ['System'];
const image = {
  400: 'A field or the photo is missing or not right, or no face was found.',
  413: 'The photo is larger than 10 MB.',
  503: 'Recognition is busy or restarting.',
};
const notAllowed = refusals(shape.error, { 403: 'The caller is not allowed in.' });

export const operations = {
  register: {
    operationId: 'registerFace',
    summary: 'Enrol a face',
    tags: faces,
    body: shape.registerBody,
    response: {
      200: shape.registered,
      ...refusals(shape.error, {
        ...image,
        409: 'The face belongs to somebody else already, or is not like those of this user_id; replace=true takes the new one.',
      }),
    },
  },
  recognise: {
    operationId: 'recognize',
    summary: 'Find out whose face it is',
    description: 'An unrecognised face is no error: `success` is false and `user_id` is "unknown".',
    tags: faces,
    body: shape.recognizeBody,
    response: { 200: shape.recognised, ...refusals(shape.error, image) },
  },
  status: {
    operationId: 'getStatus',
    summary: 'See whether a person is enrolled',
    tags: faces,
    params: shape.userParams,
    response: { 200: shape.status, ...refusals(shape.error, { 400: 'The number is not right.' }) },
  },
  delete: {
    operationId: 'deleteFace',
    summary: 'Remove all faces of a person',
    tags: faces,
    params: shape.userParams,
    response: {
      200: shape.deleted,
      ...refusals(shape.error, { 400: 'The number is not right.', 404: 'The person has no face enrolled.' }),
    },
  },
  health: {
    operationId: 'getHealth',
    summary: 'See whether the service is there',
    tags: system,
    response: { 200: shape.health, ...notAllowed },
  },
  stats: {
    operationId: 'getStats',
    summary: 'See how busy the computer is',
    tags: system,
    response: { 200: shape.stats, ...notAllowed },
  },
};

export const faceServerDescription: DialectDescription = {
  title: 'Server dialect',
  description: 'Faces of the home tenant by user id, photos as base64 in JSON.',
  version: '1.0.0',
  tags: [
    { name: 'Faces', description: 'Register, recognise, look up, delete.' },
    { name: 'System', description: 'How the service and its computer are.' },
  ],
};
