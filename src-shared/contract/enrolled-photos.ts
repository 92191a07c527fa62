/** What an enrolment of several photos answers. */
import type { PersonSummary } from '../domain.ts';
import type { PlainError } from '../errors.ts';

/** What several photos of one person came to, one by one in their order; at least one was stored. */
export interface EnrolledPhotos<Enrolled> {
  person: PersonSummary;
  photos: ({ enrolled: Enrolled } | { refused: PlainError })[];
}
