/** The parts of a screen, side by side: links, so that each has its address. */
import type { ComponentType } from 'react';
import styles from './SectionLinks.module.css';

interface Section {
  key: string;
  label: string;
  href: string;
  Icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

interface Props {
  label: string;
  sections: readonly Section[];
  current: string;
}

export function SectionLinks({ label, sections, current }: Props) {
  return (
    <nav className={styles.sections} aria-label={label}>
      {sections.map(({ key, label: word, href, Icon }) => (
        <a
          key={key}
          href={href}
          className={styles.section}
          aria-current={key === current ? 'page' : undefined}
          data-testid={`section-${key}`}
        >
          <Icon size={19} aria-hidden />
          {word}
        </a>
      ))}
    </nav>
  );
}
