/** The frame of every office screen: what it is called, what one may do here, and the screen itself, which scrolls. */
import { type ComponentType, type ReactNode, useEffect } from 'react';
import styles from './Page.module.css';

interface Props {
  /** Above the title, quieter: a date, the way back. */
  above?: ReactNode;
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ above, title, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Hadir`;
  }, [title]);
  return (
    <main className={styles.page} id="main" tabIndex={-1}>
      <header className={styles.head}>
        <div className={styles.title}>
          {above && <div className={styles.above}>{above}</div>}
          <h1>{title}</h1>
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  );
}

interface PanelProps {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  testId?: string;
}

/** A card of the office: a heading, perhaps something at its right, and what it shows. */
export function Panel({ title, aside, children, className, testId }: PanelProps) {
  return (
    <section className={[styles.panel, className].join(' ')} data-testid={testId}>
      {(title || aside) && (
        <header className={styles.panelHead}>
          {title && <h2>{title}</h2>}
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}

interface Section {
  key: string;
  label: string;
  href: string;
  Icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

interface SectionLinksProps {
  label: string;
  sections: readonly Section[];
  current: string;
}

/** The parts of a screen, side by side: links, so that each has its address. */
export function SectionLinks({ label, sections, current }: SectionLinksProps) {
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
