/** What was stored: the pictures as they were taken, how many, how good, and which hand. */
import { shotKinds } from '../../../src-shared/domain.ts';
import { Chip } from '../../components/Chip.tsx';
import { usePreference, useWords } from '../../services.tsx';
import { qualityWord } from './meters.ts';
import styles from './ResultPage.module.css';
import type { Thumbnails } from './use-shot-thumbnails.ts';
import type { Enrolled } from './wizard-store.ts';

const palmShots = ['0', '1', '2'] as const;

/** Below it a picture is taken, but recognises less surely. */
const fair = 0.4;

export function ResultFacts({ result, thumbnails }: { result: Enrolled; thumbnails: Thumbnails }) {
  const { t } = useWords();
  const [mirror] = usePreference('mirror');
  const { stored, replaced } = result.enrolment;
  const quality = result.take === 'face' ? result.enrolment.template.quality : result.enrolment.palm.quality;
  const pictures =
    result.take === 'face'
      ? shotKinds.map((kind) => ({ key: kind, words: t(`shot.${kind}`) }))
      : palmShots.map((key) => ({ key, words: t('enrol.palm.shot', { number: Number(key) + 1 }) }));
  return (
    <>
      <ul className={styles.shots} aria-label={t('enrol.shots')}>
        {pictures.map(
          ({ key, words }) =>
            thumbnails[key] && (
              <li key={key}>
                <img src={thumbnails[key]} data-mirror={mirror} alt={words} />
              </li>
            ),
        )}
      </ul>
      <div className={styles.chips}>
        {result.take === 'palm' && (
          <Chip tone="good" className={styles.chip}>
            <span data-testid="enrol-result-side" data-side={result.enrolment.side}>
              {t(`palm.hand.${result.enrolment.side}`)}
            </span>
          </Chip>
        )}
        <Chip tone="good" className={styles.chip}>
          {t('enrol.result.stored', { count: stored })}
        </Chip>
        <Chip tone={quality >= fair ? 'good' : 'warn'} className={styles.chip}>
          {t('enrol.result.quality', { word: t(qualityWord(quality)) })}
        </Chip>
      </div>
      {replaced && (
        <p className={styles.note}>
          {t(result.take === 'palm' ? 'enrol.palm.result.replaced' : 'enrol.result.replaced')}
        </p>
      )}
    </>
  );
}
