/** The curl lines and the calls of the Python script as they stand in `face-recognition-server.md`, with only the port and the
 * photo put in: whoever has them in a script keeps it. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { doorsOfFile } from '../../support/doors.ts';
import { photo } from '../../support/photos.ts';
import { temporaryFolder } from '../../support/station-process.ts';

const doors = doorsOfFile();
const run = promisify(execFile);
const localTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
const number = expect.any(Number);
const folder = temporaryFolder();
let base64: string;

beforeAll(async () => {
  const image = await photo('ayu');
  base64 = image.toString('base64');
  writeFileSync(join(folder, 'test_image.jpg'), image);
});

/** What a line of shell prints, as JSON; the document's port is this station's. */
async function printed(line: string) {
  const here = line.replaceAll('http://localhost:5000', doors.server.address.replace('127.0.0.1', 'localhost'));
  const { stdout } = await run('/bin/sh', ['-c', here], { cwd: folder, maxBuffer: 1 << 24 });
  return JSON.parse(stdout);
}

const health = {
  status: 'online',
  service: 'Face Recognition Server',
  version: '1.0.0',
  timestamp: localTime,
  registered_faces: number,
  face_data_dir: './face_data',
  recognition_tolerance: 0.6,
  ready: true,
};

describe('curl', () => {
  test('health endpoint', async () => {
    expect(await printed('curl -s http://localhost:5000/health')).toEqual(health);
  });

  const register = `curl -s -X POST http://localhost:5000/register-face \\
  -H "Content-Type: application/json" \\
  -d '{"user_id": 1, "photo": "base64_image_data"}'`;
  const recognize = `curl -s -X POST http://localhost:5000/recognize \\
  -H "Content-Type: application/json" \\
  -d '{"photo": "base64_image_data"}'`;

  test('the lines to the letter: the placeholder is no image, and that is said', async () => {
    for (const line of [register, recognize])
      expect(await printed(line)).toEqual({ success: false, message: expect.stringMatching(/not a readable image/) });
  });

  test('registration and recognition with a photo', async () => {
    // Longer than a command line may be, so `-d` reads it from a file.
    const withPhoto = (line: string): string => {
      const [, body = ''] = /-d '(.*)'/.exec(line) ?? [];
      writeFileSync(join(folder, 'body.json'), body.replace('base64_image_data', base64));
      return line.replace(/-d '.*'/, '-d @body.json');
    };
    expect(await printed(withPhoto(register))).toEqual({
      success: true,
      message: 'Face registered successfully',
      user_id: 1,
      registered_at: localTime,
    });
    expect(await printed(withPhoto(recognize))).toEqual({
      success: true,
      message: 'Face recognized successfully',
      user_id: 1,
      confidence: number,
      recognized_at: localTime,
    });
  });

  test('detailed stats', async () => {
    expect(await printed('curl -s http://localhost:5000/stats')).toEqual({
      success: true,
      stats: {
        registered_users: 1,
        total_encodings: 1,
        recognition_tolerance: 0.6,
        data_directory: './face_data',
        server_info: { cpu_percent: number, memory_percent: number, disk_usage: number },
      },
    });
  });
});

describe('the Python script', () => {
  test('what `requests` sends for its two calls', async () => {
    const headers = { 'user-agent': 'python-requests/2.32.3', accept: '*/*', 'accept-encoding': 'gzip, deflate' };
    expect((await doors.server.get('/health', { headers })).body).toEqual(health);
    const body = JSON.stringify({ user_id: 1, photo: `data:image/jpeg;base64,${base64}` });
    const answer = await doors.server.post('/register-face', body, {
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect(answer.body).toEqual({
      success: true,
      message: 'Face registered successfully',
      user_id: 1,
      registered_at: localTime,
    });
  });
});
