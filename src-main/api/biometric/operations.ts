/** The biometric dialect's operations for OpenAPI, in the order of `biometric-service.md`; their shapes are those of `schemas.ts`. */
import { type DialectDescription, form, refusals } from '../openapi/description.ts';
import * as shape from './schemas.ts';

const tags = ['Biometrics'];
const keys = { 401: 'The API key is missing or wrong.', 403: 'The API key lacks the scope.' };
const image = {
  ...keys,
  400: 'A field or the image is missing or not right, or the image shows no face, no palm, or one that is not fit.',
  413: 'The image is larger than 10 MB.',
  503: 'Recognition is busy or restarting.',
};
const ofOne = refusals(shape.error, { ...keys, 404: 'No biometric has this id.' });

export const operations = {
  register: {
    operationId: 'register',
    summary: 'Enrol the face or the palm of somebody new',
    tags,
    ...form(shape.registerForm),
    response: {
      201: shape.registered,
      ...refusals(shape.error, { ...image, 409: 'The face or the palm belongs to somebody already.' }),
    },
  },
  compare: {
    operationId: 'compare',
    summary: 'Find out whose face or palm it is',
    tags,
    ...form(shape.compareForm),
    response: { 200: shape.matched, ...refusals(shape.error, { ...image, 404: 'Nobody is close enough.' }) },
  },
  list: {
    operationId: 'listBiometrics',
    summary: 'List what is enrolled',
    description: 'Faces and palms, or only those of `type`.',
    tags,
    querystring: shape.listQuery,
    response: { 200: shape.listed, ...refusals(shape.error, { ...keys, 400: 'A parameter is not right.' }) },
  },
  find: {
    operationId: 'getBiometric',
    summary: 'See one entry',
    tags,
    params: shape.biometricParams,
    response: { 200: shape.found, ...ofOne },
  },
  delete: {
    operationId: 'deleteBiometric',
    summary: 'Remove all that is kept of the person’s face, or of their palms',
    tags,
    params: shape.biometricParams,
    response: { 200: shape.deleted, ...ofOne },
  },
};

export const biometricDescription: DialectDescription = {
  title: 'Biometric dialect',
  description: 'Faces and palms of the home tenant by code. Every call wants a key in `X-API-Key`.',
  version: '1.0.0',
  tags: [{ name: 'Biometrics', description: 'Register, compare, list, see, delete.' }],
};
