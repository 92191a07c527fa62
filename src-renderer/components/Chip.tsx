/** A status: a word, a colour and a shape, the same everywhere. */
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconInfoCircleFilled,
  IconSquareRoundedXFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Chip.module.css';

export type Tone = 'good' | 'warn' | 'alarm' | 'info' | 'quiet';

const shapes = {
  good: IconCircleCheckFilled,
  warn: IconAlertTriangleFilled,
  alarm: IconSquareRoundedXFilled,
  info: IconInfoCircleFilled,
  quiet: IconCircleDashed,
} satisfies Record<Tone, unknown>;

export function ToneIcon({ tone, className }: { tone: Tone; className?: string | undefined }) {
  const Shape = shapes[tone];
  return <Shape className={[styles.icon, className].join(' ')} data-tone={tone} aria-hidden="true" />;
}

export function Chip({
  tone,
  children,
  className,
}: {
  tone: Tone;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <span className={[styles.chip, className].join(' ')} data-tone={tone}>
      <ToneIcon tone={tone} />
      {children}
    </span>
  );
}
