/** `face-recognition-server.md`. */
import { expect } from 'vitest';
import { badPhotos, fraction, jsonWith, localTime, number, type Outcome, type Row, rowsOf, text } from './row.ts';

const error = (message: unknown = text) => ({ success: false, message });
const says = (pattern: RegExp) => error(expect.stringMatching(pattern));
const at = (endpoint: string, outcomes: Outcome[]): Row[] =>
  rowsOf({ door: 'server', endpoint, documents: ['face-recognition-server.md'] }, outcomes);

const badNumber: Outcome = {
  outcome: 'a bad number',
  params: { user_id: 'x' },
  status: 400,
  shape: says(/^user_id: must/),
};

export const serverRows: Row[] = [
  ...at('POST /register-face', [
    {
      outcome: 'registered',
      body: jsonWith({ user_id: 124 }, 'other'),
      status: 200,
      shape: { success: true, message: 'Face registered successfully', user_id: 124, registered_at: localTime },
    },
    { outcome: 'a duplicate', body: jsonWith({ user_id: 124 }, 'budiAgain'), status: 409, shape: error() },
    { outcome: 'no user_id', body: jsonWith({}, 'other'), status: 400, shape: says(/^user_id: is required/) },
    {
      outcome: 'a user_id that is no number',
      body: jsonWith({ user_id: 'x' }, 'other'),
      status: 400,
      shape: says(/^user_id: must be a whole number/),
    },
    ...badPhotos((image) => jsonWith({ user_id: 124 }, image), error, { alone: true }),
  ]),
  ...at('POST /recognize', [
    {
      outcome: 'recognized',
      body: jsonWith({}, 'budiAgain'),
      status: 200,
      shape: {
        success: true,
        message: 'Face recognized successfully',
        user_id: 123,
        confidence: fraction,
        recognized_at: localTime,
      },
    },
    {
      outcome: 'not recognized',
      body: jsonWith({}, 'other'),
      status: 200,
      shape: { success: false, message: 'Face not recognized', user_id: 'unknown', confidence: 0.0 },
    },
    ...badPhotos((image) => jsonWith({}, image), error),
  ]),
  ...at('GET /status/{user_id}', [
    {
      outcome: 'registered',
      params: { user_id: 123 },
      status: 200,
      shape: { success: true, user_id: 123, registered: true, last_updated: localTime, encoding_count: 1 },
    },
    {
      outcome: 'not registered',
      params: { user_id: 999 },
      status: 200,
      shape: { success: true, user_id: 999, registered: false, last_updated: null, encoding_count: 0 },
    },
    badNumber,
  ]),
  ...at('DELETE /face/{user_id}', [
    {
      outcome: 'deleted',
      params: { user_id: 123 },
      status: 200,
      shape: { success: true, message: 'Face data deleted successfully', user_id: 123 },
    },
    { outcome: 'an unknown user', params: { user_id: 999 }, status: 404, shape: error() },
    badNumber,
  ]),
  ...at('GET /health', [
    {
      outcome: 'well',
      status: 200,
      shape: {
        status: 'online',
        service: 'Face Recognition Server',
        version: '1.0.0',
        timestamp: localTime,
        registered_faces: 1,
        face_data_dir: './face_data',
        recognition_tolerance: 0.6,
        ready: true,
      },
    },
  ]),
  ...at('GET /stats', [
    {
      outcome: 'the figures',
      status: 200,
      shape: {
        success: true,
        stats: {
          registered_users: 1,
          total_encodings: 1,
          recognition_tolerance: 0.6,
          data_directory: './face_data',
          server_info: { cpu_percent: number, memory_percent: number, disk_usage: number },
        },
      },
    },
  ]),
];
