import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig, readDotEnv } from '../../../../src-main/hosts/node/config.ts';
import { StationError } from '../../../../src-shared/errors.ts';

function refusalOf(flags: string[], env: NodeJS.ProcessEnv = {}): StationError {
  try {
    readConfig(flags, env);
  } catch (error) {
    expect(error).toBeInstanceOf(StationError);
    return error as StationError;
  }
  throw new Error('It was accepted.');
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    const config = readConfig([], {});
    expect(config).toMatchObject({
      HADIR_HOST: '127.0.0.1',
      HADIR_PORT: 8000,
      HADIR_BIOMETRIC_PORT: 5000,
      HADIR_RECOGNITION_TOLERANCE: 0.6,
      HADIR_DOCS: '',
      HADIR_API_KEY: '',
      HADIR_RATE_LIMIT: 600,
      HADIR_TLS_CERT: '',
      HADIR_TLS_KEY: '',
      HADIR_HOME_TENANT: 1,
      HADIR_MODEL_PACK: 'standard',
      HADIR_MODELS_DIR: '',
      HADIR_FACE_QUALITY_THRESHOLD: 0.3,
      HADIR_MAX_FACES_PER_USER: 5,
      HADIR_ALLOWED_HOSTS: [],
      HADIR_CORS_ORIGINS: [],
      HADIR_LIVENESS: 'warn',
      HADIR_LOG_LEVEL: 'info',
    });
  });

  it('keeps the key outside the data folder', () => {
    const { HADIR_DATA_DIR, HADIR_KEY_FILE } = readConfig([], {});
    expect(HADIR_KEY_FILE.startsWith(join(HADIR_DATA_DIR, '/'))).toBe(false);
  });

  it('takes flags over the environment over .env', () => {
    const dotEnv = 'HADIR_PORT=1\nHADIR_GATE=".env gate"\nHADIR_SCHOOL=\'.env school\' # a remark\n';
    const env = { HADIR_PORT: '2', HADIR_GATE: 'environment gate' };
    const config = readConfig(['--port', '3'], env, dotEnv);
    expect([config.HADIR_PORT, config.HADIR_GATE, config.HADIR_SCHOOL]).toEqual([3, 'environment gate', '.env school']);
  });

  it('reads flags in both spellings', () => {
    const config = readConfig(['--data-dir=/a=b', '--port', '0', '--gate', 'Gerbang Barat', '--school='], {});
    expect(config).toMatchObject({
      HADIR_DATA_DIR: '/a=b',
      HADIR_PORT: 0,
      HADIR_GATE: 'Gerbang Barat',
      HADIR_SCHOOL: '',
    });
  });

  it('reads lists with spaces and empty items', () => {
    const env = { HADIR_ALLOWED_HOSTS: ' a.example, ,b.example,', HADIR_CORS_ORIGINS: 'https://school.example' };
    const config = readConfig([], env);
    expect(config.HADIR_ALLOWED_HOSTS).toEqual(['a.example', 'b.example']);
    expect(config.HADIR_CORS_ORIGINS).toEqual(['https://school.example']);
  });

  it.each([
    ['HADIR_DATA_DIR', ''],
    ['HADIR_KEY_FILE', ''],
    ['HADIR_HOST', ''],
    ['HADIR_PORT', '65536'],
    ['HADIR_PORT', '-1'],
    ['HADIR_PORT', '80.5'],
    ['HADIR_PORT', '0x50'],
    ['HADIR_PORT', ' 80'],
    ['HADIR_PORT', ''],
    ['HADIR_BIOMETRIC_PORT', '65536'],
    ['HADIR_BIOMETRIC_PORT', 'none'],
    ['HADIR_RECOGNITION_TOLERANCE', '1.1'],
    ['HADIR_RECOGNITION_TOLERANCE', 'strict'],
    ['HADIR_DOCS', 'yes'],
    ['HADIR_API_KEY', 'x'.repeat(201)],
    ['HADIR_RATE_LIMIT', '0'],
    ['HADIR_RATE_LIMIT', 'none'],
    ['HADIR_HOME_TENANT', 'one'],
    ['HADIR_HOME_TENANT', '99999999999999999999'],
    ['HADIR_MODEL_PACK', '../secret'],
    ['HADIR_MODEL_PACK', 'Standard'],
    ['HADIR_FACE_QUALITY_THRESHOLD', '1.01'],
    ['HADIR_FACE_QUALITY_THRESHOLD', '-0.1'],
    ['HADIR_FACE_QUALITY_THRESHOLD', '0,3'],
    ['HADIR_MAX_FACES_PER_USER', '0'],
    ['HADIR_MAX_FACES_PER_USER', '21'],
    ['HADIR_ALLOWED_HOSTS', 'gate.example,http://gate.example'],
    ['HADIR_ALLOWED_HOSTS', 'gate.example:8000'],
    ['HADIR_CORS_ORIGINS', 'https://school.example/'],
    ['HADIR_CORS_ORIGINS', 'school.example'],
    ['HADIR_CORS_ORIGINS', '*'],
    ['HADIR_LIVENESS', 'on'],
    ['HADIR_SCHOOL', 'x'.repeat(101)],
    ['HADIR_GATE', 'x'.repeat(61)],
    ['HADIR_LOG_LEVEL', 'verbose'],
  ])('%s may not be %j, and one line says what it may be', (name, value) => {
    const error = refusalOf([], { [name]: value });
    expect(error.code).toBe('invalid_argument');
    expect(error.message).toMatch(new RegExp(`^${name} is ".*"; it must be .+\\.$`));
    expect(error.message).not.toContain('\n');
    expect(error.details.name).toBe(name);
  });

  it('repeats no secret, however wrong it is', () => {
    const secret = 'secret'.repeat(50);
    expect(JSON.stringify(refusalOf([], { HADIR_API_KEY: secret }).toPlain())).not.toContain('secret');
    expect(refusalOf(['--api-key', secret]).message).not.toContain('secret');
  });

  it('says which options there are to one that is none', () => {
    for (const flags of [['--prot', '80'], ['-p', '80'], ['80'], ['--constructor', '1'], ['--Port', '80']]) {
      const { message } = refusalOf(flags);
      expect(message.startsWith(`${flags[0]} is not an option.`)).toBe(true);
      expect(message).toContain('--data-dir');
      expect(message).not.toContain('\n');
    }
  });

  it('wants a value for an option', () => {
    expect(refusalOf(['--port']).message).toBe('--port wants a value.');
  });
});

describe('readDotEnv', () => {
  it('is empty where there is none, and the text where there is one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hadir-env-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, '.env');
    expect(readDotEnv(path)).toBe('');
    writeFileSync(path, 'HADIR_PORT=9000\n');
    expect(readConfig([], {}, readDotEnv(path)).HADIR_PORT).toBe(9000);
  });
});
