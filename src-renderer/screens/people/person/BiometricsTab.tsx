/** What the station recognises the person by: their face, their palms, or both. */
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { BiometricPanel } from './BiometricPanel.tsx';
import { biometricKinds } from './biometric-kinds.ts';
import styles from './person.module.css';

export function BiometricsTab({ person }: { person: PersonSummary }) {
  const { face, palm } = biometricKinds;
  // What there is comes before what there is not.
  const kinds = person.palmCount > 0 && person.templateCount === 0 ? [palm, face] : [face, palm];
  return (
    <div className={styles.biometrics}>
      {kinds.map((of) => (
        <BiometricPanel key={of.kind} person={person} of={of} />
      ))}
    </div>
  );
}
