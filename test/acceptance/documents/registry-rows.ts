/** `face-recognition-arcface.md`. */
import { expect } from 'vitest';
import { badPhotos, fraction, type Known, type Outcome, type Row, rowsOf, text, upload } from './row.ts';

const error = (detail: unknown = text) => ({ detail });
const at = (endpoint: string, outcomes: Outcome[]): Row[] =>
  rowsOf({ door: 'registry', endpoint, documents: ['face-recognition-arcface.md'] }, outcomes);

export const registryRows: Row[] = [
  ...at('POST /register', [
    {
      outcome: 'registered',
      body: upload({ name: 'Rangga2' }, 'other'),
      status: 200,
      shape: { message: 'Face registered successfully' },
    },
    { outcome: 'a duplicate', body: upload({ name: 'Rangga2' }, 'budiAgain'), status: 409, shape: error() },
    {
      outcome: 'no name',
      body: upload({}, 'other'),
      status: 400,
      shape: error(expect.stringMatching(/^name: is required/)),
    },
    ...badPhotos((image) => upload({ name: 'Rangga2' }, image), error, { alone: true }),
  ]),
  ...at('POST /recognition', [
    {
      outcome: 'a match',
      body: upload({}, 'budiAgain'),
      status: 200,
      shape: ({ uuid }: Known) => ({ match: true, name: 'Budi Santoso', id_face: uuid, score: fraction }),
    },
    {
      outcome: 'no match',
      body: upload({}, 'other'),
      status: 200,
      shape: { match: false, name: null, id_face: null, score: fraction },
    },
    ...badPhotos((image) => upload({}, image), error),
  ]),
  ...at('DELETE /recognition/{id}', [
    {
      outcome: 'deleted',
      params: ({ uuid }) => ({ id: uuid }),
      status: 200,
      shape: ({ uuid }: Known) => ({ message: `Face with ID ${uuid} has been deleted successfully` }),
    },
    {
      outcome: 'an unknown id',
      params: { id: '52d697c0-f7da-42bc-b18a-5e31c0badf89' },
      status: 404,
      shape: error(),
    },
  ]),
  ...at('GET /', [
    {
      outcome: 'every face',
      status: 200,
      shape: ({ uuid }: Known) => [
        { id_face: uuid, name: 'Budi Santoso', image: expect.stringMatching(/^\/9j\/[A-Za-z0-9+/]+=*$/) },
      ],
    },
  ]),
];
