/** What somebody may do, in plain language. */
import { type Role, roles } from '../../../../src-shared/roles.ts';
import { CardChoice } from '../../../components/CardChoice.tsx';
import { useWords } from '../../../services.tsx';

export function RoleChoice({ value, onChange }: { value: Role; onChange(role: Role): void }) {
  const { t } = useWords();
  return (
    <CardChoice
      label={t('staff.role')}
      value={value}
      options={roles.map((role) => ({ value: role, title: t(`role.${role}`), detail: t(`staff.role.${role}`) }))}
      onChange={(role) => onChange(role as Role)}
      testId="staff-role"
      least={400}
    />
  );
}
