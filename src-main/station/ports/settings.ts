/** What a station runs with; staff change some of it while it runs. */
import type { GateReads, Strictness } from '../../../src-shared/contract/office.ts';

export interface StationSettings {
  version: string;
  school: string;
  gate: string;
  homeTenant: number;
  maxTemplatesPerPerson: number;
  /** 0..1: enrolment below this quality is refused. */
  minEnrolmentQuality: number;
  createUnknownTenants: boolean;
  keepPortraits: boolean;
  liveness: 'off' | 'warn' | 'require';
  /** How sure the gate must be. */
  strictness: Strictness;
  gateReads: GateReads;
  /** A palm alone is not enough: the person's PIN follows. */
  palmNeedsPin: boolean;
  /** Shown at the gate while nobody is there; '' shows nothing. */
  nextEvent: string;
  /** Minutes after which the office locks. */
  idleLockMinutes: number;
  /** Minutes within which a person is greeted but not recorded a second time. */
  minimumGapMinutes: number;
}
