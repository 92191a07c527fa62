/** A person of a report: their initials, their name, their number. */
import { PersonLine } from '../../../components/PersonLine.tsx';

interface Person {
  personId: number;
  userId: number;
  name: string;
}

export function PersonCell({ person: { personId, userId, name } }: { person: Person }) {
  return <PersonLine personId={personId} name={name} hasPortrait={false} detail={userId} />;
}
