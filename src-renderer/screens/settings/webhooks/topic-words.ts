/** Topics have dots; their messages are called by plain words. */
import type { DeliveryState, Topic } from '../../../../src-shared/contract/delivery.ts';
import type { Tone } from '../../../components/Chip.tsx';

export const topicWords = {
  'attendance.recorded': 'recorded',
  'attendance.voided': 'voided',
  'attendance.replaced': 'replaced',
  'attendance.absent': 'absent',
  'leave.decided': 'leave',
} as const satisfies Record<Topic, string>;

export const deliveryTones: Record<DeliveryState, Tone> = {
  pending: 'info',
  delivered: 'good',
  dead: 'alarm',
  skipped: 'quiet',
};
