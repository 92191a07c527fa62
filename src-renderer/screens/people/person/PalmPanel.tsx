/** The palms by which the station recognises the person: each with its side and quality, and the ways to remove them. */
import { Button } from '@mantine/core';
import { IconHandStop, IconTrash } from '@tabler/icons-react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import type { PalmSummary } from '../../../../src-shared/palm.ts';
import { Panel } from '../../../components/Panel.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useMay } from '../../../hooks/use-may.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { hrefTo } from '../../../route.ts';
import { useServices, useStation, useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { useInstant } from '../use-instant.ts';

export function PalmPanel({ person }: { person: PersonSummary }) {
  const { t } = useWords();
  const { client } = useServices();
  const operator = useMay('operator');
  const action = useAction();
  const [ask, dialog] = useConfirm();
  const personId = person.id;
  const { data, error, reload } = useQuery('palms.ofPerson', { personId }, { on: ['people.changed'] });
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  const { palms } = data;

  const removeOne = ({ id }: PalmSummary) =>
    ask({
      title: t('people.palm.remove.title'),
      body: t('people.palm.remove.body'),
      confirm: t('people.palm.remove.confirm'),
      danger: true,
      action: () =>
        action.run(() => client.call('palms.remove', { personId, palmId: id }).then(reload), {
          done: 'people.palm.removed',
        }),
    });
  const removeAll = () =>
    ask({
      title: t('people.palm.forget.title', { name: person.name }),
      body: t('people.palm.forget.body', { count: palms.length }),
      confirm: t('people.palm.forget'),
      danger: true,
      action: () =>
        action.run(() => client.call('palms.forget', { personId }).then(reload), { done: 'people.palm.removed' }),
    });
  const enrol = (
    <Button
      component="a"
      variant={palms.length > 0 ? 'default' : 'filled'}
      size="md"
      href={hrefTo('enrol', [], { person: String(personId), take: 'palm' })}
      leftSection={<IconHandStop aria-hidden="true" />}
      data-testid="palm-enrol"
    >
      {t(palms.length > 0 ? 'people.palm.more' : 'people.palm.enrol')}
    </Button>
  );

  return (
    <Panel
      title={t('people.palm.title', { count: palms.length })}
      aside={
        operator &&
        palms.length > 0 && (
          <span className={styles.both}>
            {enrol}
            <Button variant="default" size="md" onClick={removeAll} data-testid="palm-forget">
              {t('people.palm.forget')}
            </Button>
          </span>
        )
      }
      testId="person-palms"
    >
      {palms.length === 0 && (
        <EmptyNotice title={t('people.palm.none.title')} body={t('people.palm.none.body')}>
          {operator && enrol}
        </EmptyNotice>
      )}
      <ul className={styles.list}>
        {palms.map((palm) => (
          <PalmItem key={palm.id} palm={palm} {...(operator ? { onRemove: removeOne } : {})} />
        ))}
      </ul>
      {dialog}
    </Panel>
  );
}

interface ItemProps {
  palm: PalmSummary;
  onRemove?(palm: PalmSummary): void;
}

function PalmItem({ palm, onRemove }: ItemProps) {
  const { t } = useWords();
  const instant = useInstant();
  const pack = useStation((state) => state.status?.palmPack ?? null);
  const date = instant(palm.createdAt);
  const hand = t(`palm.hand.${palm.side}`);
  const other = pack !== null && pack.id !== palm.packId;
  return (
    <li className={styles.item} data-testid="palm" data-side={palm.side}>
      <span className={styles.text}>
        <strong>{hand}</strong>
        <small>
          {date} · {t('people.face.quality', { percent: Math.round(palm.quality * 100) })} · {palm.packId}
          {other && ` · ${t('people.face.other_pack')}`}
        </small>
      </span>
      {onRemove && (
        <Button
          variant="subtle"
          color="clay"
          size="md"
          aria-label={t('people.palm.remove', { hand, date })}
          onClick={() => onRemove(palm)}
          data-testid="palm-remove"
        >
          <IconTrash size={20} aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}
