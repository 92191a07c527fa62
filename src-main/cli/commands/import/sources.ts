/** What `hadir import` can import from, and what each of them wants to be told. */
import { resolve } from 'node:path';
import { StationError } from '../../../../src-shared/errors.ts';
import { serviceAddress } from '../../../outbound/http-stream.ts';
import type { ImportSource } from '../../../outbound/imports/item.ts';
import { countPhotos, photoFolder } from '../../../outbound/imports/photo-folder.ts';
import { registry, tenantService } from '../../../outbound/imports/services.ts';
import { type Arguments, wholeNumber } from '../../command.ts';

export type ImportArguments = Arguments<'url' | 'tenant' | 'network' | 'into' | 'source-key', 'dry-run'>;

export interface Source {
  /** As the report calls it. */
  title: string;
  /** Tells the journals of different sources apart. */
  id: string;
  /** The tenant the people go to, unless `--into` says otherwise; null for the station's own. */
  tenant: number | null;
  /** The pack whose network made the source's encodings; null where there are none to be used. */
  packId: string | null;
  /** For the progress bar; null where nobody knows yet. */
  total: number | null;
  /** Where only people come over and nobody looks at a picture. */
  needsVision: boolean;
  /** `folder`: where a list may wait. */
  open(signal: AbortSignal, folder: string): ImportSource;
}

type Maker = (args: ImportArguments) => Source;

export const sources: Record<string, Maker> = {
  'tenant-service': (args) => {
    const { url, apiKey } = serviceOf(args);
    const { network } = args.values;
    const tenant = wholeNumber('--tenant', required('--tenant', args.values.tenant)) as number;
    return {
      title: `tenant ${tenant} of ${url.host}`,
      id: `tenant-service ${url.href} ${tenant}`,
      tenant,
      packId: network ?? null,
      total: null,
      needsVision: network !== undefined,
      open: (signal, folder) =>
        tenantService({ url, tenant, withEncodings: network !== undefined }, { signal, apiKey, folder }),
    };
  },

  registry: (args) => {
    refuse(args, 'tenant', 'network');
    const { url, apiKey } = serviceOf(args);
    return {
      title: `the registry of ${url.host}`,
      id: `registry ${url.href}`,
      tenant: null,
      packId: null,
      total: null,
      needsVision: true,
      open: (signal, folder) => registry(url, { signal, apiKey, folder }),
    };
  },

  folder: (args) => {
    refuse(args, 'url', 'tenant', 'network', 'source-key');
    const path = resolve(required('the folder', args.words[1]));
    return {
      title: 'the folder',
      id: `folder ${path}`,
      tenant: null,
      packId: null,
      total: countPhotos(path),
      needsVision: true,
      open: () => photoFolder(path),
    };
  },
};

function serviceOf(args: ImportArguments): { url: URL; apiKey: string | undefined } {
  return { url: serviceAddress(required('--url', args.values.url)), apiKey: args.values['source-key'] };
}

function required(what: string, value: string | undefined): string {
  if (value === undefined) throw new StationError('invalid_argument', `${what} is missing.`);
  return value;
}

function refuse({ values }: ImportArguments, ...names: (keyof ImportArguments['values'])[]): void {
  const given = names.find((name) => values[name] !== undefined);
  if (given) throw new StationError('invalid_argument', `--${given} means nothing here. Leave it out.`);
}
