/** Entries of the audit list in words. An action of another version shows as it is stored: nothing may hide from this list. */
import type { AuditRecord } from '../../../src-shared/access.ts';
import { auditWords, isAuditAction } from '../../../src-shared/audit.ts';
import type { Language } from '../../../src-shared/messages/index.ts';

export function actionText(action: string, language: Language): string {
  return isAuditAction(action) ? auditWords[language][action] : action;
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

export function matches(entry: AuditRecord, search: string, language: Language): boolean {
  const wanted = search.trim().toLowerCase();
  const { actor, action, subject, details } = entry;
  const text = [actor, action, actionText(action, language), subject, detailsText(details)].join(' ').toLowerCase();
  return text.includes(wanted);
}
