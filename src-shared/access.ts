/** Who may do what: scopes of API keys, the documented dialects, and what each command asks for. */

export const scopes = [
  'recognise',
  'enrol',
  'people:read',
  'people:write',
  'templates:read',
  'attendance:read',
  'attendance:write',
  'admin',
] as const;
export type Scope = (typeof scopes)[number];

export const dialects = ['tenant', 'registry', 'biometric', 'server', 'station'] as const;
export type Dialect = (typeof dialects)[number];

/** Dialects documented without authentication: callers on this computer need no key for them. */
export const keylessDialects: ReadonlySet<Dialect> = new Set(['tenant', 'registry', 'server']);

/** What the documented services did: the scopes of the key that `HADIR_API_KEY` seeds. */
export const dialectScopes: readonly Scope[] = ['recognise', 'enrol', 'people:read', 'people:write', 'templates:read'];

/** What is known of an API key without its text. */
export interface KeySummary {
  id: number;
  name: string;
  scopes: Scope[];
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

/** An address that may call one dialect without a key. */
export interface AllowedClient {
  id: number;
  address: string;
  dialect: Dialect;
  createdAt: string;
}

export interface AuditRecord {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  details: Record<string, unknown>;
}
