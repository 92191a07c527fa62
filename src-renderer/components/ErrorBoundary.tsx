/** A fault in a screen is never a white page: it is said in plain words and the page loads itself again. */
import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { type Language, translate } from '../../src-shared/messages/index.ts';
import styles from './ErrorBoundary.module.css';

/** Milliseconds: long enough to read, short enough for the pupil who waits. */
const reloadAfter = 5_000;

interface Props {
  language: Language;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  private timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.timer = setTimeout(() => location.reload(), reloadAfter);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { language } = this.props;
    return (
      <div className={styles.page} role="alert">
        <h1>{translate(language, 'app.reload.title')}</h1>
        <p>{translate(language, 'app.reload.body')}</p>
        <Button onClick={() => location.reload()}>{translate(language, 'app.reload.now')}</Button>
      </div>
    );
  }
}
