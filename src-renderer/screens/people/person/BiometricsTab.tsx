/** What the station recognises the person by: their face, their palms, or both. */
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Panel } from '../../../components/Page.tsx';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useInstant } from '../../../hooks/use-school-clock.ts';
import { hrefTo } from '../../../route.ts';
import { useMay, useServices, useStation, useWords } from '../../../services.tsx';
import peopleStyles from '../people.module.css';
import { type BiometricKind, biometricKinds, type StoredBiometric, storedIn } from './biometric-kinds.ts';
import styles from './person.module.css';

export function BiometricsTab({ person }: { person: PersonSummary }) {
  const { face, palm } = biometricKinds;
  // What there is comes before what there is not.
  const kinds = person.palmCount > 0 && person.templateCount === 0 ? [palm, face] : [face, palm];
  return (
    <div className={styles.biometrics}>
      {kinds.map((of) => (
        <BiometricPanel key={of.kind} person={person} of={of} />
      ))}
    </div>
  );
}

interface Props {
  person: PersonSummary;
  of: BiometricKind;
}

/** What the station recognises the person by, their face or their palms: each with its quality, and the ways to remove them. */
function BiometricPanel({ person, of }: Props) {
  const { t } = useWords();
  const { client } = useServices();
  const operator = useMay('operator');
  const action = useAction();
  const [ask, dialog] = useConfirm();
  const { data, error, reload } = useQuery(of.query, { personId: person.id }, { on: ['people.changed'] });
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  const stored = storedIn(data);
  const { kind } = of;
  // What was removed is gone from the list at once, whenever the station tells of it.
  const run = (work: () => Promise<unknown>) =>
    action.run(() => work().then(reload), { done: `people.${kind}.removed` });

  const removeOne = ({ id }: StoredBiometric) =>
    ask({
      title: t(`people.${kind}.remove.title`),
      body: t(`people.${kind}.remove.body`),
      confirm: t(`people.${kind}.remove.confirm`),
      danger: true,
      action: () => run(() => of.remove(client, person, id)),
    });
  const removeAll = () =>
    ask({
      title: t(`people.${kind}.forget.title`, { name: person.name }),
      body: t(`people.${kind}.forget.body`, { count: stored.length }),
      confirm: t(`people.${kind}.forget`),
      danger: true,
      action: () => run(() => of.forget(client, person)),
    });

  return (
    <Panel
      title={t(of.title, { count: stored.length })}
      aside={
        operator &&
        stored.length > 0 && (
          <span className={peopleStyles.both}>
            {of.more && <EnrolButton person={person} of={of} words={of.more} variant="default" />}
            <Button variant="default" size="md" onClick={removeAll} data-testid={`${kind}-forget`}>
              {t(`people.${kind}.forget`)}
            </Button>
          </span>
        )
      }
      testId={`person-${kind}`}
    >
      {stored.length === 0 && (
        <EmptyNotice title={t(`people.${kind}.none.title`)} body={t(of.none(person))}>
          {operator && <EnrolButton person={person} of={of} words={`people.${kind}.enrol`} variant="filled" />}
        </EmptyNotice>
      )}
      <ul className={peopleStyles.list}>
        {stored.map((one) => (
          <Item key={one.id} stored={one} of={of} {...(operator ? { onRemove: removeOne } : {})} />
        ))}
      </ul>
      {dialog}
    </Panel>
  );
}

interface EnrolProps extends Props {
  words: Parameters<ReturnType<typeof useWords>['t']>[0];
  variant: 'default' | 'filled';
}

function EnrolButton({ person, of: { kind, Icon }, words, variant }: EnrolProps) {
  const { t } = useWords();
  return (
    <Button
      component="a"
      variant={variant}
      size="md"
      href={hrefTo('enrol', [], { person: String(person.id), take: kind })}
      leftSection={<Icon aria-hidden="true" />}
      data-testid={`${kind}-enrol`}
    >
      {t(words)}
    </Button>
  );
}

interface ItemProps {
  stored: StoredBiometric;
  of: BiometricKind;
  onRemove?(stored: StoredBiometric): void;
}

function Item({ stored, of, onRemove }: ItemProps) {
  const { t } = useWords();
  const instant = useInstant();
  const pack = useStation(({ status }) => status && of.activePack(status));
  const date = instant(stored.createdAt);
  const name = of.nameOf(stored, t);
  const facts = [
    name && date,
    t('people.face.quality', { percent: Math.round(stored.quality * 100) }),
    stored.packId,
    pack && pack.id !== stored.packId && t('people.face.other_pack'),
  ];
  return (
    <li className={peopleStyles.item} data-testid={of.kind} data-side={'side' in stored ? stored.side : undefined}>
      <span className={peopleStyles.text}>
        <strong>{name ?? date}</strong>
        <small>{facts.filter(Boolean).join(' · ')}</small>
      </span>
      {onRemove && (
        <Button
          variant="subtle"
          color="clay"
          size="md"
          aria-label={t(`people.${of.kind}.remove`, { hand: name ?? '', date })}
          onClick={() => onRemove(stored)}
          data-testid={`${of.kind}-remove`}
        >
          <IconTrash size={20} aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}
