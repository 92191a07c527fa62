/** What the station recognises the person by: their face, their palms, or both. */
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { FaceTab } from './FaceTab.tsx';
import { PalmPanel } from './PalmPanel.tsx';
import styles from './person.module.css';

export function BiometricsTab({ person }: { person: PersonSummary }) {
  // What there is comes before what there is not.
  const palmFirst = person.palmCount > 0 && person.templateCount === 0;
  return (
    <div className={styles.biometrics}>
      {palmFirst && <PalmPanel person={person} />}
      <FaceTab person={person} />
      {!palmFirst && <PalmPanel person={person} />}
    </div>
  );
}
