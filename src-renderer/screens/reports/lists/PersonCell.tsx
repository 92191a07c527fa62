/** A person of a report: their initials, their name, their number. */
import { PersonLine } from '../../../components/PersonPicker.tsx';

interface Person {
  personId: number;
  userId: number;
  name: string;
  group: string;
}

interface Props {
  person: Person;
  withGroup?: boolean;
}

export function PersonCell({ person: { personId, userId, name, group }, withGroup = false }: Props) {
  const detail = withGroup && group ? `${group} · ${userId}` : userId;
  return <PersonLine personId={personId} name={name} hasPortrait={false} detail={detail} />;
}
