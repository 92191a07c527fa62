/** Where a person's face and palms differ on their page: how each is read, named and removed. */
import { IconCamera, IconHandStop } from '@tabler/icons-react';
import type { CommandResults, StationClient } from '../../../../src-shared/contract.ts';
import type { PersonSummary, StationStatus, TemplateSummary } from '../../../../src-shared/domain.ts';
import type { MessageKey } from '../../../../src-shared/messages/index.ts';
import type { Modality, PalmSummary } from '../../../../src-shared/palm.ts';
import type { Translate } from '../../../services.tsx';

export type StoredBiometric = TemplateSummary | PalmSummary;
type Query = 'templates.ofPerson' | 'palms.ofPerson';

export interface BiometricKind {
  kind: Modality;
  query: Query;
  Icon: typeof IconCamera;
  /** Of the panel, with `count`. */
  title: MessageKey;
  /** On the button that takes more of them, where one person has several that differ; absent: one shot plan takes all. */
  more?: MessageKey;
  none(person: PersonSummary): MessageKey;
  /** Which of several it is, where they are not told apart by their date. */
  nameOf(stored: StoredBiometric, t: Translate): string | null;
  activePack(status: StationStatus): { id: string } | null;
  remove(client: StationClient, person: PersonSummary, id: number): Promise<unknown>;
  forget(client: StationClient, person: PersonSummary): Promise<unknown>;
}

export const biometricKinds: Record<Modality, BiometricKind> = {
  face: {
    kind: 'face',
    query: 'templates.ofPerson',
    Icon: IconCamera,
    title: 'people.photos',
    none: ({ palmCount }) => (palmCount > 0 ? 'people.face.none.palm' : 'people.face.none.body'),
    nameOf: () => null,
    activePack: ({ pack }) => pack,
    remove: (client, { tenantId }, templateId) => client.call('templates.remove', { tenantId, templateId }),
    forget: (client, { id: personId }) => client.call('people.forget', { personId }),
  },
  palm: {
    kind: 'palm',
    query: 'palms.ofPerson',
    Icon: IconHandStop,
    title: 'people.palm.title',
    more: 'people.palm.more',
    none: () => 'people.palm.none.body',
    nameOf: (stored, t) => ('side' in stored ? t(`palm.hand.${stored.side}`) : null),
    activePack: ({ palmPack }) => palmPack,
    remove: (client, { id: personId }, palmId) => client.call('palms.remove', { personId, palmId }),
    forget: (client, { id: personId }) => client.call('palms.forget', { personId }),
  },
};

export function storedIn(answer: CommandResults[Query]): readonly StoredBiometric[] {
  return 'palms' in answer ? answer.palms : answer.templates;
}
