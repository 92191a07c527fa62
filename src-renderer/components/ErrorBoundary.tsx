/** A fault in a screen is never a white page: it is told to the station's log, and something plainer stands in for what failed. */
import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { type Language, translate } from '../../src-shared/messages/index.ts';
import type { ReportFault } from '../faults/fault-reports.ts';
import { useReload } from '../faults/reload.ts';
import styles from './ErrorBoundary.module.css';

interface Props {
  onFault: ReportFault;
  /** Shown in place of the children from then on. */
  fallback: ReactNode;
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.props.onFault('render', error, componentStack);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

/** It is said in plain words, and the page loads itself again. */
export function ReloadPage({ language }: { language: Language }) {
  const seconds = useReload();
  return (
    <div className={styles.page} data-testid="reload-page">
      <h1 role="alert">{translate(language, 'app.reload.title')}</h1>
      <p>{translate(language, 'app.reload.body', { seconds })}</p>
      <Button onClick={() => location.reload()}>{translate(language, 'app.reload.now')}</Button>
    </div>
  );
}
