/** The registry dialect for OpenAPI, in the order of `face-recognition-arcface.md`. */
import {
  answers,
  type DialectDescription,
  decimal,
  form,
  imageFile,
  listOf,
  object,
  orNull,
  type RouteDescription,
  text,
  truth,
} from '../openapi/description.ts';

const tags = ['Faces'];
const file = {
  ...imageFile,
  description: 'JPEG or PNG, at most 10 MB and 40 megapixels, no side more than ten times the other.',
};
const id_face = text('UUID of the face.', { format: 'uuid' });
const message = object({ message: text('What was done.') });
const error = object({ detail: text('One sentence that says what to do.') });
const image = {
  400: 'A field or the image is missing or not right, or no face was found.',
  413: 'The image is larger than 10 MB.',
  503: 'Recognition is busy or restarting.',
};

const routes: Record<string, RouteDescription> = {
  'POST /api/face/register': {
    operationId: 'register',
    summary: 'Enrol the face of somebody new',
    tags,
    ...form({ name: text('1 to 200 characters.'), file, allow_duplicate: truth('Twins: store it all the same.') }, [
      'allow_duplicate',
    ]),
    ...answers(message, error, { ...image, 409: 'The face belongs to somebody already.' }),
  },
  'POST /api/face/recognition': {
    operationId: 'recognise',
    summary: 'Find out whose face it is',
    tags,
    ...form({ file }),
    ...answers(
      object({
        match: truth('Somebody is close enough.'),
        name: orNull(text('Null without a match.')),
        id_face: orNull(id_face),
        score: decimal('Likeness to the closest face, 0 to 1.'),
      }),
      error,
      image,
    ),
  },
  'DELETE /api/face/recognition/:id': {
    operationId: 'deleteFace',
    summary: 'Remove all faces of the person that a face belongs to',
    tags,
    params: object({ id: id_face }),
    ...answers(message, error, { 404: 'No face has this id.' }),
  },
  'GET /api/face/': {
    operationId: 'listFaces',
    summary: 'List all faces',
    tags,
    ...answers(
      {
        ...listOf(
          object({
            id_face,
            name: text('Of the person.'),
            image: text('The face itself: JPEG as base64; empty where none is kept.'),
          }),
          'In the order of their making.',
        ),
      },
      error,
      { 403: 'The caller is not allowed in.' },
    ),
  },
};

export const registryDocumentation: DialectDescription = {
  title: 'Registry dialect',
  description: 'Faces of the home tenant by name and UUID.',
  version: '1.0.0',
  keyless: true,
  tags: [{ name: 'Faces', description: 'Register, recognise, delete, list.' }],
  routes,
};
