/** What this step asks. It takes the focus when the step opens, so that who cannot see the screen hears that it changed. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../../services.tsx';
import styles from './panel.module.css';

interface Props {
  title: string;
  children?: ReactNode;
  /** False where a field of the step takes it. */
  focus?: boolean;
}

export function StepHeading({ title, children, focus = true }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { t } = useWords();
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  useEffect(() => {
    document.title = `${title} · ${t('nav.enrol')}`;
  }, [title, t]);
  return (
    <div className={styles.intro}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children && <p>{children}</p>}
    </div>
  );
}
