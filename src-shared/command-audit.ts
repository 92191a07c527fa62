/**
 * What each command leaves in the audit list, said for every one of them, so that the compiler asks about every new one. A command
 * that changes something names its actor (the argument `actor`) and the actions it writes; those that are their own trail are named
 * here with the place where it is, and so is what reads.
 */
import type { AuditAction } from './audit.ts';
import type { CommandArguments, CommandInput, CommandName, CommandResults, StationClient } from './contract.ts';

/** Nothing that is kept changes: what is answered, sent out once or held in memory only. */
type Reading = 'reads';

type Actions = readonly [AuditAction, ...AuditAction[]];

/** Whether its arguments have an actor. A command without arguments takes every name for one. */
type Signs<N extends CommandName> = string extends keyof CommandArguments<N>
  ? false
  : 'actor' extends keyof CommandArguments<N>
    ? true
    : false;

/** It changes something and writes one of these, or several where it changes several things; nothing where all is as it was. */
type Changing<N extends CommandName> =
  Signs<N> extends true
    ? Actions
    : // Before anybody is signed in: whose name an argument holds, or a gate of which nobody knows who stands there.
      { by: (keyof CommandArguments<N> & 'name') | 'gate'; writes: Actions };

/** What it writes says itself when it was and who it was: where. */
interface OwnTrail {
  trail: string;
}

const seen = { trail: 'the log of decisions, and the attendance record with its method, gate and author' };
const capture = { trail: 'none: the shots are in memory until `finish`, which is noted' };
const session = { trail: 'none: a session is in memory; signing in is noted' };
const log = { trail: 'the log of the station, and with it the support bundle' };
const cache = { trail: 'none: what is in memory is read anew from the store' };

const passedOn = ['pin.revoked', 'card.revoked'] as const;
const enrolment = ['enrolment.duplicate-allowed', 'people.renamed', 'person.moved', ...passedOn] as const;
const face = ['face.enrolled', 'enrolment.replaced', 'palm.removed', ...enrolment] as const;
const palm = ['palm.enrolled', 'face.removed', ...enrolment] as const;

export const commandAudit = {
  'live.frame': seen,
  'recognition.scan': seen,
  'credentials.byPin': seen,
  'credentials.byCard': seen,
  'credentials.confirmPalm': seen,
  'enrolment.start': capture,
  'enrolment.frame': capture,
  'enrolment.retake': capture,
  'enrolment.cancel': capture,
  'palms.start': capture,
  'palms.frame': capture,
  'palms.retake': capture,
  'palms.cancel': capture,
  'staff.resume': session,
  'staff.signOut': session,
  'diagnostics.screenFault': log,
  'gallery.invalidate': cache,
  'gallery.refresh': cache,

  'people.create': ['person.added'],
  'people.add': ['person.added', 'profile.changed', 'consent.given', 'consent.withdrawn'],
  'people.update': ['people.renamed', 'person.moved'],
  'people.save': ['people.renamed', 'person.moved', 'profile.changed'],
  'people.updateProfile': ['profile.changed'],
  'people.forget': ['face.removed'],
  'people.forgetBiometrics': ['biometrics.removed'],
  'people.remove': ['person.removed'],
  'people.removeMany': ['person.removed'],
  'people.addNote': ['note.added'],
  'people.removeNote': ['note.removed'],
  'consent.record': ['consent.given', 'consent.withdrawn'],

  'enrolment.photo': face,
  'enrolment.photos': face,
  'enrolment.finish': face,
  'enrolment.template': ['face.enrolled', ...enrolment],
  'enrolment.person': ['person.added'],
  'templates.remove': ['face.removed'],
  'templates.removeByName': ['face.removed'],
  'palms.photo': palm,
  'palms.photos': palm,
  'palms.finish': palm,
  'palms.remove': ['palm.removed'],
  'palms.forget': ['palm.removed'],

  'credentials.issuePin': ['pin.issued'],
  'credentials.issuePins': ['pin.issued'],
  'credentials.revokePin': ['pin.revoked'],
  'credentials.issueCard': ['card.issued'],
  'credentials.assignCard': ['card.assigned'],
  'credentials.revokeCards': ['card.revoked'],
  'credentials.cardSheet': ['cards.printed'],

  'attendance.manual': ['attendance.recorded', 'membership.extended'],
  'attendance.manualMany': ['attendance.recorded', 'membership.extended'],
  'attendance.void': ['attendance.voided'],
  'attendance.replace': ['attendance.replaced', 'membership.extended'],
  'attendance.disown': { by: 'gate', writes: ['attendance.voided'] },
  'leave.request': ['leave.requested', 'leave.approved'],
  'leave.decide': ['leave.approved', 'leave.rejected', 'leave.cancelled'],
  'events.mark': ['event.marked_wrong', 'event.unmarked'],

  'calendar.setClock': ['calendar.clockSet'],
  'calendar.addRule': ['calendar.ruleAdded'],
  'calendar.removeRule': ['calendar.ruleRemoved'],
  'calendar.begin': ['calendar.ruleAdded', 'calendar.clockSet'],
  'calendar.addDay': ['calendar.dayAdded'],
  'calendar.removeDay': ['calendar.dayRemoved'],
  'calendar.importDays': ['calendar.daysImported'],
  'clock.trust': ['clock.trusted'],
  'gates.save': ['gate.saved'],
  'gates.remove': ['gate.removed'],

  'groups.save': ['group.saved'],
  'groups.remove': ['group.removed'],
  'groups.move': ['person.moved'],
  'years.save': ['year.saved'],
  'promotion.apply': ['promotion.applied'],
  'leavers.leave': ['person.left'],
  'leavers.purge': ['leavers.purged'],
  'roster.import': ['roster.imported', 'people.renamed'],
  'roster.importOneRoster': ['roster.imported', 'people.renamed'],
  'letterhead.save': ['letterhead.saved'],

  'endpoints.create': ['endpoint.created'],
  'endpoints.update': ['endpoint.updated'],
  'endpoints.remove': ['endpoint.removed'],
  'endpoints.rotateSecret': ['endpoint.secretRotated'],
  'deliveries.redeliver': ['delivery.requeued'],
  'messages.configure': ['messages.configured'],

  'setup.begin': { by: 'name', writes: ['staff.created'] },
  'staff.signIn': { by: 'name', writes: ['staff.signed_in', 'staff.refused'] },
  'staff.create': ['staff.created'],
  'staff.update': ['staff.changed'],
  'staff.setPassword': ['staff.password'],
  'staff.changeOwnPassword': ['staff.password', 'staff.refused'],
  'keys.create': ['key.created'],
  'keys.revoke': ['key.revoked'],
  'clients.allow': ['client.allowed'],
  'clients.remove': ['client.removed'],

  'settings.update': ['settings.changed'],
  'backups.create': ['backup.created'],
  'diagnostics.bundle': ['diagnostics.bundled'],
  'packs.importFile': ['pack.file_imported'],

  'attendance.days': 'reads',
  'attendance.history': 'reads',
  'attendance.records': 'reads',
  'attendance.sheet': 'reads',
  'audit.list': 'reads',
  'backups.list': 'reads',
  'biometrics.page': 'reads',
  'calendar.get': 'reads',
  'calendar.plan': 'reads',
  'calendar.preview': 'reads',
  'clients.list': 'reads',
  'clock.status': 'reads',
  'consent.ofPerson': 'reads',
  'credentials.ofPerson': 'reads',
  'deliveries.list': 'reads',
  'diagnostics.get': 'reads',
  'diagnostics.log': 'reads',
  'endpoints.list': 'reads',
  'endpoints.test': 'reads',
  'events.list': 'reads',
  'gallery.status': 'reads',
  'gates.list': 'reads',
  'groups.list': 'reads',
  'keys.list': 'reads',
  'leave.attachment': 'reads',
  'leave.get': 'reads',
  'leave.list': 'reads',
  'leavers.preview': 'reads',
  'letterhead.get': 'reads',
  'live.today': 'reads',
  'messages.settings': 'reads',
  'messages.test': 'reads',
  'outbox.after': 'reads',
  'outbox.status': 'reads',
  'packs.list': 'reads',
  'palms.find': 'reads',
  'palms.identify': 'reads',
  'palms.ofPerson': 'reads',
  'palms.verify': 'reads',
  'people.byUserId': 'reads',
  'people.get': 'reads',
  'people.list': 'reads',
  'people.notes': 'reads',
  'people.portrait': 'reads',
  'people.profile': 'reads',
  'people.table': 'reads',
  'promotion.preview': 'reads',
  'recognition.arrivals': 'reads',
  'recognition.compare': 'reads',
  'recognition.detect': 'reads',
  'recognition.encode': 'reads',
  'recognition.events': 'reads',
  'recognition.identify': 'reads',
  'recognition.identifyAll': 'reads',
  'recognition.verify': 'reads',
  'reports.absences': 'reads',
  'reports.export': 'reads',
  'reports.late': 'reads',
  'reports.recap': 'reads',
  'roster.export': 'reads',
  'roster.preview': 'reads',
  'roster.previewOneRoster': 'reads',
  'settings.get': 'reads',
  'setup.status': 'reads',
  'staff.list': 'reads',
  'station.settings': 'reads',
  'station.status': 'reads',
  'templates.find': 'reads',
  'templates.list': 'reads',
  'templates.ofPerson': 'reads',
  'templates.page': 'reads',
  'templates.portrait': 'reads',
  'today.overview': 'reads',
  'years.list': 'reads',
} as const satisfies { readonly [N in CommandName]: Reading | Changing<N> | OwnTrail };

/** Those that must say who and what. */
export type ChangingCommand = {
  [N in CommandName]: (typeof commandAudit)[N] extends Reading | OwnTrail ? never : N;
}[CommandName];

/** The actions that a command may write; none for one that reads or is its own trail. The first one is what it is there for. */
export function actionsOf(name: CommandName): readonly AuditAction[] {
  const declared: Reading | Actions | { by: string; writes: Actions } | OwnTrail = commandAudit[name];
  if (declared === 'reads' || 'trail' in declared) return [];
  return 'writes' in declared ? declared.writes : declared;
}

/** What a program sends: its door (a dialect, the command line, an import) says who it is. For the screens theirs does. */
export type SignedInput<N extends CommandName> = CommandInput<N> &
  (Signs<N> extends true ? { actor: string } : unknown);

/** A station as programs call it. */
export interface SigningClient extends Pick<StationClient, 'subscribe'> {
  call<N extends CommandName>(name: N, args: SignedInput<N>): Promise<CommandResults[N]>;
}
