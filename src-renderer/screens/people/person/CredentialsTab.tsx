/** Ways in without a face: a PIN, shown this once, and cards, the station's own or one the person has already. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PersonSummary } from '../../../../src-shared/domain.ts';
import { Chip } from '../../../components/Chip.tsx';
import { Panel } from '../../../components/Page.tsx';
import { ErrorNotice, LoadingNotice } from '../../../components/StateNotice.tsx';
import { useConfirm } from '../../../components/use-confirm.tsx';
import { saveFile } from '../../../files.ts';
import { useAction } from '../../../hooks/use-action.ts';
import { useQuery } from '../../../hooks/use-query.ts';
import { useInstant } from '../../../hooks/use-school-clock.ts';
import { useMay, useServices, useWords } from '../../../services.tsx';
import styles from '../people.module.css';
import { AssignCard, NewPin } from './NewCredential.tsx';

export function CredentialsTab({ person }: { person: PersonSummary }) {
  const { t, language } = useWords();
  const instant = useInstant();
  const { client } = useServices();
  const operator = useMay('operator');
  const action = useAction();
  const [ask, dialog] = useConfirm();
  const [pin, setPin] = useState<string | null>(null);
  const [assigning, setAssigning] = useState(false);
  const personId = person.id;
  const { data, error, reload } = useQuery('credentials.ofPerson', { personId }, { on: ['people.changed'] });
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  const since = (at: string) => t('people.since', { at: instant(at) });
  const then = (work: () => Promise<unknown>) => async () => {
    await work();
    await reload();
  };

  const issuePin = () =>
    void action.run(then(async () => setPin((await client.call('credentials.issuePin', { personId })).pin)));
  const revokePin = () =>
    ask({
      title: t('people.pin.revoke.title'),
      body: t('people.pin.revoke.body'),
      confirm: t('people.revoke'),
      danger: true,
      action: () =>
        action.run(
          then(() => client.call('credentials.revokePin', { personId })),
          { done: 'people.pin.revoked' },
        ),
    });
  const printCard = () =>
    void action.run(
      then(async () => saveFile(await client.call('credentials.cardSheet', { personIds: [personId], language }))),
      { done: 'people.cards.done' },
    );
  const newCard = () =>
    ask({
      title: t('people.card.new.title'),
      body: t('people.card.new.body'),
      confirm: t('people.card.new'),
      action: () =>
        action.run(
          then(() => client.call('credentials.issueCard', { personId })),
          { done: 'people.card.issued' },
        ),
    });
  const revokeCards = () =>
    ask({
      title: t('people.card.revoke.title'),
      body: t('people.card.revoke.body'),
      confirm: t('people.revoke'),
      danger: true,
      action: () =>
        action.run(
          then(() => client.call('credentials.revokeCards', { personId })),
          { done: 'people.card.revoked' },
        ),
    });

  return (
    <div className={styles.columns}>
      <Panel title={t('people.pin')} aside={<Has yes={data.pin !== null} />} testId="person-pin">
        <p className={styles.muted}>{data.pin ? since(data.pin.issuedAt) : t('people.pin.none')}</p>
        {operator && (
          <div className={styles.row}>
            <Button onClick={issuePin} loading={action.busy} data-testid="pin-issue">
              {t(data.pin ? 'people.pin.again' : 'people.pin.issue')}
            </Button>
            {data.pin && (
              <Button variant="default" onClick={revokePin} data-testid="pin-revoke">
                {t('people.revoke')}
              </Button>
            )}
          </div>
        )}
      </Panel>
      <Panel title={t('people.card')} aside={<Has yes={data.cards.length > 0} />} testId="person-cards">
        {data.cards.length === 0 && <p className={styles.muted}>{t('people.card.none')}</p>}
        <ul className={styles.list}>
          {data.cards.map((card) => (
            <li key={card.id} className={styles.item}>
              <span className={styles.text}>
                <strong>{t(card.printable ? 'people.card.own' : 'people.card.foreign')}</strong>
                <small>{since(card.issuedAt)}</small>
              </span>
            </li>
          ))}
        </ul>
        {operator && (
          <div className={styles.row}>
            <Button onClick={printCard} loading={action.busy} data-testid="card-print">
              {t('people.card.print')}
            </Button>
            <Button variant="default" onClick={() => setAssigning(true)} data-testid="card-assign">
              {t('people.card.assign')}
            </Button>
            {data.cards.length > 0 && (
              <>
                <Button variant="default" onClick={newCard} data-testid="card-new">
                  {t('people.card.new')}
                </Button>
                <Button variant="default" onClick={revokeCards} data-testid="card-revoke">
                  {t('people.revoke')}
                </Button>
              </>
            )}
          </div>
        )}
      </Panel>
      <NewPin pin={pin} person={person} onClose={() => setPin(null)} />
      <AssignCard opened={assigning} personId={personId} onClose={() => setAssigning(false)} onDone={reload} />
      {dialog}
    </div>
  );
}

function Has({ yes }: { yes: boolean }) {
  const { t } = useWords();
  return <Chip tone={yes ? 'good' : 'quiet'}>{t(yes ? 'people.has' : 'people.has_not')}</Chip>;
}
