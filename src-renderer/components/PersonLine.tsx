/** A person in a list: portrait or initials, name, and a quieter second line. */
import type { ReactNode } from 'react';
import { PersonAvatar } from './PersonAvatar.tsx';
import styles from './PersonLine.module.css';

interface Props {
  personId: number;
  name: string;
  hasPortrait: boolean;
  /** Class, number, or what is the matter. */
  detail?: ReactNode;
}

export function PersonLine({ personId, name, hasPortrait, detail }: Props) {
  return (
    <span className={styles.line}>
      <PersonAvatar personId={personId} name={name} hasPortrait={hasPortrait} className={styles.avatar} />
      <span className={styles.text}>
        <span className={styles.name}>{name}</span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
    </span>
  );
}
