/** What a station runs with; staff change some of it while it runs. */
import type { Settings } from '../../../src-shared/contract/settings.ts';

export type StationSettings = Settings & { version: string };
