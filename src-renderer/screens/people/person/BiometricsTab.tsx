/** What the station recognises the person by: their face, their palms, or both. */
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { FaceTab } from './FaceTab.tsx';
import { PalmPanel } from './PalmPanel.tsx';
import styles from './person.module.css';

export function BiometricsTab({ person }: { person: PersonSummary }) {
  return (
    <div className={styles.biometrics}>
      <FaceTab person={person} />
      <PalmPanel person={person} />
    </div>
  );
}
