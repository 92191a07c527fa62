/** A step without the camera: one quiet column on paper. The camera stays off until somebody has agreed to it. */
import type { ReactNode } from 'react';
import { PanelHead, type StepName } from './PanelHead.tsx';
import styles from './Paper.module.css';

export function Paper({ step, children }: { step: StepName; children: ReactNode }) {
  return (
    <div className={styles.paper}>
      <main className={styles.column} id="main">
        <PanelHead step={step} />
        {children}
      </main>
    </div>
  );
}
