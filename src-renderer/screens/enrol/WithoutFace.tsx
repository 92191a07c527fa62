/** Neither face nor palm, and no harm: the same attendance with a PIN or a card. */
import { Button } from '@mantine/core';
import { IconId, IconKey, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useConfirm } from '../../components/use-confirm.tsx';
import { saveFile } from '../../files.ts';
import { useAction } from '../../hooks/use-action.ts';
import { hrefTo } from '../../route.ts';
import { useServices, useWords } from '../../services.tsx';
import panel from './panel.module.css';
import { StepHeading, SubjectLine } from './StepPaper.tsx';
import styles from './WithoutFace.module.css';
import type { Known } from './wizard-store.ts';

export function WithoutFace({ subject, onNext }: { subject: Known; onNext: () => void }) {
  const { t, language } = useWords();
  const { client } = useServices();
  const { busy, run } = useAction();
  const [pin, setPin] = useState<string | null>(null);
  const [faces, setFaces] = useState(subject.templates);
  const [palms, setPalms] = useState(subject.palms);
  const [ask, dialog] = useConfirm();
  const { id: personId, name } = subject;

  const issuePin = () => run(async () => setPin((await client.call('credentials.issuePin', { personId })).pin));
  const printCard = () =>
    run(async () => saveFile(await client.call('credentials.cardSheet', { personIds: [personId], language })), {
      done: 'enrol.card.saved',
    });
  const forget = () =>
    run(
      async () => {
        await client.call('people.forgetBiometrics', { personId });
        setFaces(0);
        setPalms(0);
      },
      { done: 'enrol.without.forgotten' },
    );

  return (
    <div className={panel.content} data-testid="enrol-without">
      <StepHeading title={t('enrol.without.title', { name })}>{t('enrol.without.body')}</StepHeading>
      <SubjectLine subject={subject} />
      {faces + palms > 0 && (
        <div className={styles.warning}>
          <div>
            {faces > 0 && <p>{t('enrol.without.still', { count: faces })}</p>}
            {palms > 0 && <p>{t('enrol.without.palms', { count: palms })}</p>}
          </div>
          <Button
            color="clay"
            loading={busy}
            leftSection={<IconTrash aria-hidden="true" />}
            onClick={() =>
              ask({
                title: t('enrol.without.forget'),
                body: t('enrol.without.forget_body', { name }),
                confirm: t('enrol.without.forget'),
                danger: true,
                action: forget,
              })
            }
          >
            {t('enrol.without.forget')}
          </Button>
        </div>
      )}
      <div className={styles.ways}>
        <section className={styles.way}>
          <IconKey stroke={2} aria-hidden="true" />
          <h2>{t('enrol.without.pin')}</h2>
          {pin ? (
            <>
              <output className={styles.pin} data-testid="enrol-pin">
                {pin}
              </output>
              <p>{t('enrol.without.pin_once')}</p>
            </>
          ) : (
            <>
              <p>{t('enrol.without.pin_body', { number: subject.userId })}</p>
              <Button loading={busy} onClick={() => void issuePin()} data-testid="enrol-issue-pin">
                {t('enrol.without.pin_make')}
              </Button>
            </>
          )}
        </section>
        <section className={styles.way}>
          <IconId stroke={2} aria-hidden="true" />
          <h2>{t('enrol.without.card')}</h2>
          <p>{t('enrol.without.card_body')}</p>
          <Button variant="default" loading={busy} onClick={() => void printCard()} data-testid="enrol-print-card">
            {t('enrol.card.print')}
          </Button>
        </section>
      </div>
      <div className={panel.actions}>
        <Button component="a" variant="default" href={hrefTo('people', [personId])}>
          {t('enrol.to_person')}
        </Button>
        <Button onClick={onNext} data-testid="enrol-next">
          {t('enrol.next')}
        </Button>
      </div>
      {dialog}
    </div>
  );
}
