/** The direction in a hint as an arrow the way the person sees it: their right is on the right of a mirror, on the left of
 * an unmirrored picture. */
import { IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react';
import type { CaptureHint } from '../../../src-shared/domain.ts';

export function HintArrow({ hint, mirror }: { hint: CaptureHint; mirror: boolean }) {
  if (hint === 'chin_up') return <IconArrowUp stroke={2.5} aria-hidden="true" />;
  if (hint !== 'turn_left' && hint !== 'turn_right') return null;
  const Arrow = (hint === 'turn_right') === mirror ? IconArrowRight : IconArrowLeft;
  return <Arrow stroke={2.5} aria-hidden="true" />;
}
