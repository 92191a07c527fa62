/** The biometric dialect for OpenAPI, in the order of `biometric-service.md`. */
import {
  answers,
  type DialectDescription,
  decimal,
  form,
  imageFile,
  type Json,
  listOf,
  object,
  type RouteDescription,
  text,
  truth,
  whole,
} from '../openapi/description.ts';

const tags = ['Biometrics'];
const type = text('What the image shows.', { enum: ['face', 'palm'] });
const id = text('FACE- or PALM- and nine letters and digits.');
const facts = {
  id,
  type,
  user_id: whole('Number of the person.'),
  name: text('Of the person.'),
  created_at: text('ISO 8601.', { format: 'date-time' }),
};

const envelope = (data: Json, more: Record<string, Json> = {}): Json =>
  object({ success: truth('Whether it was done.'), message: text('In one sentence.'), data, ...more });
const error = envelope({ type: 'null', description: 'Always null.' });
const keys = { 401: 'The API key is missing or wrong.', 403: 'The API key lacks the scope.' };
const image = {
  ...keys,
  400: 'A field or the image is missing or not right, or the image shows no face, no palm, or one that is not fit.',
  413: 'The image is larger than 10 MB.',
  503: 'Recognition is busy or restarting.',
};
const unknown = { ...keys, 404: 'No biometric has this id.' };

const routes: Record<string, RouteDescription> = {
  'POST /api/v1/biometric/register': {
    operationId: 'register',
    summary: 'Enrol the face or the palm of somebody new',
    tags,
    ...form({ file: imageFile, type, allow_duplicate: truth('Twins: store it all the same.') }, ['allow_duplicate']),
    ...answers(
      envelope(object(facts)),
      error,
      { ...image, 409: 'The face or the palm belongs to somebody already.' },
      201,
    ),
  },
  'POST /api/v1/biometric/compare': {
    operationId: 'compare',
    summary: 'Find out whose face or palm it is',
    tags,
    ...form({ file: imageFile, type }),
    ...answers(envelope(object({ ...facts, score: decimal('Likeness, 0 to 1.') })), error, {
      ...image,
      404: 'Nobody is close enough.',
    }),
  },
  'GET /api/v1/biometric/': {
    operationId: 'listBiometrics',
    summary: 'List what is enrolled',
    description: 'Faces and palms, or only those of `type`.',
    tags,
    querystring: object({ type, page: whole('From 1.', { default: 1 }), limit: whole('1 to 100.', { default: 10 }) }, [
      'type',
      'page',
      'limit',
    ]),
    ...answers(
      envelope(listOf(object(facts), 'In the order of their making.'), {
        pagination: object({ page: whole(''), limit: whole(''), total: whole(''), total_pages: whole('') }),
      }),
      error,
      { ...keys, 400: 'A parameter is not right.' },
    ),
  },
  'GET /api/v1/biometric/:id': {
    operationId: 'getBiometric',
    summary: 'See one entry',
    tags,
    params: object({ id }),
    ...answers(
      envelope(
        object({
          ...facts,
          group: text('Class or group.'),
          quality: decimal('0 to 1.'),
          template_count: whole('Faces of the person; of a palm, their palms.'),
          photo: truth('A portrait is kept; of palms no picture is.'),
        }),
      ),
      error,
      unknown,
    ),
  },
  'DELETE /api/v1/biometric/:id': {
    operationId: 'deleteBiometric',
    summary: 'Remove all that is kept of the person’s face, or of their palms',
    tags,
    params: object({ id }),
    ...answers(envelope(object({ id })), error, unknown),
  },
};

export const biometricDocumentation: DialectDescription = {
  title: 'Biometric dialect',
  description: 'Faces and palms of the home tenant by code. Every call wants a key in `X-API-Key`.',
  version: '1.0.0',
  keyless: false,
  tags: [{ name: 'Biometrics', description: 'Register, compare, list, see, delete.' }],
  routes,
};
