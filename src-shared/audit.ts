/**
 * What the audit list may say. An action is a line in both `messages/audit/*.json`: the union of actions is made of them, so that
 * there is none without words, and the compiler asks for the other language's.
 */
import en from './messages/audit/en.json' with { type: 'json' };
import id from './messages/audit/id.json' with { type: 'json' };
import type { Language } from './messages/index.ts';

/** A thing and what was done to it: `person.removed`. They are kept in the list for ever: none is renamed or used for something else. */
export type AuditAction = keyof typeof id;

export const auditWords: Record<Language, Record<AuditAction, string>> = { id, en };

export const auditActions = Object.keys(id) as AuditAction[];

export function isAuditAction(action: string): action is AuditAction {
  return Object.hasOwn(id, action);
}
