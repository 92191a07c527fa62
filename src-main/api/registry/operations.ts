/** The registry dialect's operations for OpenAPI, in the order of `face-recognition-arcface.md`; their shapes are those of
 * `schemas.ts`. */
import { type DialectDescription, form, refusals } from '../openapi/description.ts';
import * as shape from './schemas.ts';

const tags = ['Faces'];
const image = {
  400: 'A field or the image is missing or not right, or no face was found.',
  413: 'The image is larger than 10 MB.',
  503: 'Recognition is busy or restarting.',
};

export const operations = {
  register: {
    operationId: 'register',
    summary: 'Enrol the face of somebody new',
    tags,
    ...form(shape.registerForm, shape.jpegOrPng),
    response: { 200: shape.done, ...refusals(shape.error, { ...image, 409: 'The face belongs to somebody already.' }) },
  },
  recognise: {
    operationId: 'recognise',
    summary: 'Find out whose face it is',
    tags,
    ...form(shape.noFields, shape.jpegOrPng),
    response: { 200: shape.recognised, ...refusals(shape.error, image) },
  },
  delete: {
    operationId: 'deleteFace',
    summary: 'Remove all faces of the person that a face belongs to',
    tags,
    params: shape.faceParams,
    response: { 200: shape.done, ...refusals(shape.error, { 404: 'No face has this id.' }) },
  },
  list: {
    operationId: 'listFaces',
    summary: 'List all faces',
    tags,
    response: { 200: shape.faces, ...refusals(shape.error, { 403: 'The caller is not allowed in.' }) },
  },
};

export const registryDescription: DialectDescription = {
  title: 'Registry dialect',
  description: 'Faces of the home tenant by name and UUID.',
  version: '1.0.0',
  tags: [{ name: 'Faces', description: 'Register, recognise, delete, list.' }],
};
