/** The headless host's configuration: flags over environment over `.env`, one name for all three. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import envPaths from 'env-paths';
import { z } from 'zod';
import type { SettingName, Settings } from '../../../src-shared/contract/settings.ts';
import { livenessModes } from '../../../src-shared/domain.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { settingsTable } from '../../../src-shared/settings.ts';

const folders = envPaths('Hadir', { suffix: '' });

const wholeNumber = (low: number, high: number): z.ZodType<number> =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(low).max(high)) as unknown as z.ZodType<number>;
const fraction = z
  .string()
  .regex(/^(\d+\.?\d*|\.\d+)$/)
  .transform(Number)
  .pipe(z.number().min(0).max(1));
const listOf = (isOne: (item: string) => boolean) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    )
    .refine((items) => items.every(isOne));
/** Without scheme and port: with them it would never be equal to what a browser sends. */
const isHostName = (text: string): boolean => /^([a-z0-9_][a-z0-9_.-]*|\[[0-9a-f:.]+\])$/i.test(text);
const isOrigin = (text: string): boolean => /^https?:/.test(text) && URL.parse(text)?.origin === text;

/** A setting of the station, under the default that it has there. */
export function setsStation<N extends SettingName, S extends z.ZodType<Settings[N]>>(
  setting: N,
  schema: S,
  may: string,
) {
  return { schema, fallback: String(settingsTable[setting].fallback), may, setting };
}

/** Each variable with its default and what it may be, in words for the error. */
export const variables = {
  HADIR_DATA_DIR: { schema: z.string().min(1), fallback: folders.data, may: 'a folder' },
  HADIR_KEY_FILE: { schema: z.string().min(1), fallback: join(folders.config, 'sealing.key'), may: 'a file' },
  HADIR_HOST: { schema: z.string().min(1), fallback: '127.0.0.1', may: 'an address of this machine' },
  HADIR_PORT: { schema: wholeNumber(0, 65535), fallback: '8000', may: 'a whole number from 0 to 65535' },
  HADIR_BIOMETRIC_PORT: { schema: wholeNumber(0, 65535), fallback: '5000', may: 'a whole number from 0 to 65535' },
  HADIR_API_KEY: { schema: z.string().max(200), fallback: '', may: 'a text of at most 200 characters' },
  /** Requests a minute that each address and each key on another machine may make. */
  HADIR_RATE_LIMIT: { schema: wholeNumber(1, 1_000_000), fallback: '600', may: 'a whole number from 1 to 1000000' },
  HADIR_HOME_TENANT: setsStation('homeTenant', wholeNumber(0, 2 ** 31), 'a whole number from 0'),
  HADIR_MODEL_PACK: {
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
    fallback: 'standard',
    may: 'standard, faceplugin-512, edgeface-xs, omz-0095 or the name of a pack of your own',
  },
  HADIR_PALM_PACK: {
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
    fallback: 'palm-standard',
    may: 'palm-standard, palm-mediapipe or the name of a palm pack of your own',
  },
  HADIR_MODELS_DIR: { schema: z.string(), fallback: '', may: 'a folder' },
  /** The strictness of the server dialect; see `station/recognition/scores.ts`. */
  HADIR_RECOGNITION_TOLERANCE: { schema: fraction, fallback: '0.6', may: 'a number from 0 to 1' },
  HADIR_FACE_QUALITY_THRESHOLD: setsStation('minEnrolmentQuality', fraction, 'a number from 0 to 1'),
  HADIR_MAX_FACES_PER_USER: setsStation('maxTemplatesPerPerson', wholeNumber(1, 20), 'a whole number from 1 to 20'),
  HADIR_ALLOWED_HOSTS: {
    schema: listOf(isHostName),
    fallback: '',
    may: 'host names like gate.school.example, without port, with commas between',
  },
  HADIR_CORS_ORIGINS: {
    schema: listOf(isOrigin),
    fallback: '',
    may: 'origins like https://school.example, with commas between',
  },
  HADIR_TLS_CERT: { schema: z.string(), fallback: '', may: 'a PEM file, or auto' },
  HADIR_TLS_KEY: { schema: z.string(), fallback: '', may: 'a PEM file' },
  HADIR_LIVENESS: setsStation('liveness', z.enum(livenessModes), 'off, warn or require'),
  HADIR_SCHOOL: setsStation('school', z.string().max(100), 'a text of at most 100 characters'),
  HADIR_GATE: setsStation('gate', z.string().max(60), 'a text of at most 60 characters'),
  /** Empty: on while only this computer may call. */
  HADIR_DOCS: { schema: z.enum(['on', 'off', '']), fallback: '', may: 'on or off' },
  HADIR_LOG_LEVEL: {
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    fallback: 'info',
    may: 'silent, error, warn, info or debug',
  },
} as const;

type Name = keyof typeof variables;
export type Config = { [N in Name]: z.output<(typeof variables)[N]['schema']> };

/** Never repeated on a terminal or in a log. */
const secrets: ReadonlySet<string> = new Set<Name>(['HADIR_API_KEY']);

/** Decodes flags (`--data-dir x`, `--data-dir=x`), environment and the text of a `.env` file.
 * Throws `invalid_argument`: one line naming the variable, what it was and what it may be. */
export function readConfig(flags: readonly string[], env: NodeJS.ProcessEnv, dotEnv = ''): Config {
  const given: Record<string, string | undefined> = { ...parseEnv(dotEnv), ...env, ...parseFlags(flags) };
  const config: Record<string, unknown> = {};
  for (const [name, { schema, fallback, may }] of Object.entries(variables)) {
    const text = given[name] ?? fallback;
    const parsed = schema.safeParse(text);
    if (!parsed.success) {
      const value = secrets.has(name) ? '…' : text;
      throw new StationError('invalid_argument', `${name} is "${value}"; it must be ${may}.`, { name, value });
    }
    config[name] = parsed.data;
  }
  return config as Config;
}

/** What of it the station runs with. */
export function configuredSettings(config: Config): Partial<Settings> {
  const own = Object.entries(variables).flatMap(([name, variable]) =>
    'setting' in variable ? [[variable.setting, config[name as Name]]] : [],
  );
  return Object.fromEntries(own);
}

/** The `.env` file of the working folder, empty where there is none. */
export function readDotEnv(path = '.env'): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Parts the settings among a command's arguments from the command's own. */
export function splitFlags(args: readonly string[]): { flags: string[]; others: string[] } {
  const flags: string[] = [];
  const others: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    const own = nameOf(arg) in variables;
    (own ? flags : others).push(arg);
    if (own && !arg.includes('=') && i + 1 < args.length) flags.push(args[++i] as string);
  }
  return { flags, others };
}

/** `--data-dir` and `--data-dir=x` -> `HADIR_DATA_DIR`; something that is no setting for anything else. */
function nameOf(flag: string): string {
  const match = /^--([a-z-]+)(?:=.*)?$/s.exec(flag);
  return `HADIR_${match?.[1]?.toUpperCase().replaceAll('-', '_')}`;
}

function parseFlags(flags: readonly string[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (let i = 0; i < flags.length; i++) {
    const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(flags[i] as string);
    const name = nameOf(flags[i] as string);
    if (!match || !(name in variables)) throw unknownFlag(flags[i] as string);
    const value = match[2] ?? flags[++i];
    if (value === undefined) throw new StationError('invalid_argument', `--${match[1]} wants a value.`);
    given[name] = value;
  }
  return given;
}

function unknownFlag(flag: string): StationError {
  const names = Object.keys(variables).map((name) => `--${name.slice(6).toLowerCase().replaceAll('_', '-')}`);
  return new StationError('invalid_argument', `${flag} is not an option. Options: ${names.join(' ')}`);
}
