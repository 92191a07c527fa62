/** The server dialect for OpenAPI, in the order of `face-recognition-server.md`. */
import {
  answers,
  type DialectDescription,
  decimal,
  type Json,
  object,
  orNull,
  type RouteDescription,
  text,
  truth,
  whole,
} from '../openapi/description.ts';

const faces = ['Faces'];
const system = ['System'];

const user_id = whole('Number of the person.');
const photo = text('JPEG, PNG or WebP as a data URL or bare base64, at most 10 MB.');
const success = truth('Whether it was done.');
const message = text('In one sentence.');
const time = (description: string): Json => text(`${description} Time of the school's zone, written without it.`);
const tolerance = decimal('Strictness: 0.6 is recommended, 0.4 very strict, 0.8 permissive.');

const error = object({ success, message });
const image = {
  400: 'A field or the photo is missing or not right, or no face was found.',
  413: 'The photo is larger than 10 MB.',
  503: 'Recognition is busy or restarting.',
};
const notAllowed = { 403: 'The caller is not allowed in.' };

const routes: Record<string, RouteDescription> = {
  'POST /register-face': {
    operationId: 'registerFace',
    summary: 'Enrol a face',
    tags: faces,
    body: object(
      {
        user_id,
        photo,
        allow_duplicate: truth('Twins: store it all the same.'),
        replace: truth('Another face of this user_id takes the place of theirs.'),
      },
      ['allow_duplicate', 'replace'],
    ),
    ...answers(object({ success, message, user_id, registered_at: time('When.') }), error, {
      ...image,
      409: 'The face belongs to somebody else already, or is not like those of this user_id; replace=true takes the new one.',
    }),
  },
  'POST /recognize': {
    operationId: 'recognize',
    summary: 'Find out whose face it is',
    description: 'An unrecognised face is no error: `success` is false and `user_id` is "unknown".',
    tags: faces,
    body: object({ photo }),
    ...answers(
      object(
        {
          success,
          message,
          user_id: { type: ['integer', 'string'], description: 'Number of the person, or "unknown".' },
          confidence: decimal('0 to 1.'),
          recognized_at: time('When.'),
        },
        ['recognized_at'],
      ),
      error,
      image,
    ),
  },
  'GET /status/:user_id': {
    operationId: 'getStatus',
    summary: 'See whether a person is enrolled',
    tags: faces,
    params: object({ user_id }),
    ...answers(
      object({
        success,
        user_id,
        registered: truth('At least one face is enrolled.'),
        last_updated: orNull(time('Of the newest face.')),
        encoding_count: whole('Faces enrolled.'),
      }),
      error,
      { 400: 'The number is not right.' },
    ),
  },
  'DELETE /face/:user_id': {
    operationId: 'deleteFace',
    summary: 'Remove all faces of a person',
    tags: faces,
    params: object({ user_id }),
    ...answers(object({ success, message, user_id }), error, { 404: 'The person has no face enrolled.' }),
  },
  'GET /health': {
    operationId: 'getHealth',
    summary: 'See whether the service is there',
    tags: system,
    ...answers(
      object({
        status: text('online; degraded while nobody can be recognised.'),
        service: text('Name of the service.'),
        version: text('Of the dialect.'),
        timestamp: time('Now.'),
        registered_faces: whole('Faces enrolled.'),
        face_data_dir: text('A relative name.'),
        recognition_tolerance: tolerance,
        ready: truth('Photos are looked at now; false while the recogniser starts. What needs no photo works at once.'),
      }),
      error,
      notAllowed,
    ),
  },
  'GET /stats': {
    operationId: 'getStats',
    summary: 'See how busy the computer is',
    tags: system,
    ...answers(
      object({
        success,
        stats: object({
          registered_users: whole('People with a face.'),
          total_encodings: whole('Faces enrolled.'),
          recognition_tolerance: tolerance,
          data_directory: text('A relative name.'),
          server_info: object({
            cpu_percent: decimal('0 to 100.'),
            memory_percent: decimal('0 to 100.'),
            disk_usage: decimal('0 to 100.'),
          }),
        }),
      }),
      error,
      notAllowed,
    ),
  },
};

export const faceServerDocumentation: DialectDescription = {
  title: 'Server dialect',
  description: 'Faces of the home tenant by user id, photos as base64 in JSON.',
  version: '1.0.0',
  keyless: true,
  tags: [
    { name: 'Faces', description: 'Register, recognise, look up, delete.' },
    { name: 'System', description: 'How the service and its computer are.' },
  ],
  routes,
};
