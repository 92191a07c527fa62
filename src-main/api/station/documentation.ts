/** What the station's own API says of itself as a whole; each route says the rest by its schemas. */
import type { DialectDescription } from '../openapi/description.ts';
import { exampleWords } from './example-words.ts';

const description = `Everything that the station does, for programs of the school.

- A key in \`X-API-Key\` with the scope that a call needs; only \`/health\` is open to this computer without.
- Lists come in pages: \`{items, next}\`; send \`next\` as \`cursor\` for the next one, null is the end.
- Nothing is dropped: a field that a call does not know, in its query or body, is 400, with the nearest one that it knows.
- Errors are problem details (RFC 9457): \`detail\` says in one sentence what to do, \`fields\` which fields were wrong.
- An \`Idempotency-Key\` on a write makes it safe to send again: within 24 hours the first answer comes back.`;

export const stationDocumentation: DialectDescription = {
  title: 'Station',
  description,
  version: '1.0.0',
  strict: true,
  words: exampleWords,
  tags: [
    { name: 'Station', description: 'How it is and what it runs with.' },
    { name: 'People', description: 'Who is known, with or without a face.' },
    { name: 'Templates', description: 'What people are recognised by.' },
    { name: 'Palms', description: 'The second biometric: enrolled from photos, and recognised.' },
    { name: 'Enrolment', description: 'Faces from photos.' },
    { name: 'Recognition', description: 'Who is in a photo.' },
    { name: 'Calendar', description: 'When the school expects whom: its clock, rules and days off.' },
    { name: 'Attendance', description: 'Who came and went, by record and by day, and what was put right.' },
    { name: 'Reports', description: 'Recaps, lateness and absences, on paper and in tables.' },
    { name: 'Groups', description: 'Classes and school years.' },
    { name: 'Roster', description: 'The school’s list: import and export.' },
    { name: 'Promotion', description: 'Everybody into the next class, once a year.' },
    { name: 'Leavers', description: 'Who left, and what of them is still kept.' },
    { name: 'Events', description: 'What happens at the gate.' },
    { name: 'Credentials', description: 'PINs and cards, for people and for gates.' },
    { name: 'Leave', description: 'Who is away, and who said so.' },
    { name: 'Delivery', description: 'Webhooks and messages to guardians.' },
    { name: 'Access', description: 'Keys, addresses without keys, and who did what.' },
  ],
};
