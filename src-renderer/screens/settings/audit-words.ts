/** Entries of the audit list in words. An action without words yet shows as it is stored: nothing may hide from this list. */
import type { AuditRecord } from '../../../src-shared/access.ts';
import { catalogues, type MessageKey } from '../../../src-shared/messages/index.ts';
import type { Translate } from '../../services.tsx';

/** `endpoint.secretRotated` -> `settings.did.endpoint_secret_rotated` */
export function actionKey(action: string): string {
  const word = action.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll(/[.-]/g, '_');
  return `settings.did.${word}`;
}

export function actionText(action: string, t: Translate): string {
  const key = actionKey(action);
  return key in catalogues.id ? t(key as MessageKey) : action;
}

/** `{school: 'SMP Baru', gap: 5}` -> `school: SMP Baru; gap: 5` */
export function detailsText(details: Record<string, unknown>): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${textOf(value)}`)
    .join('; ');
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function matches(entry: AuditRecord, search: string, t: Translate): boolean {
  const wanted = search.trim().toLowerCase();
  const { actor, action, subject, details } = entry;
  const text = [actor, action, actionText(action, t), subject, detailsText(details)].join(' ').toLowerCase();
  return text.includes(wanted);
}
