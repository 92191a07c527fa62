/** One model pack: is it the one at work, is it whole, and the source and licence of each of its files. */
import type { PackSummary } from '../../../../src-shared/domain.ts';
import { Chip } from '../../../components/Chip.tsx';
import { useWords } from '../../../services.tsx';
import { Row } from '../controls/Rows.tsx';
import styles from './PackRow.module.css';

const tasks = {
  detector: 'detector',
  landmarks: 'landmarks',
  embedder: 'embedder',
  liveness: 'liveness',
  handLandmarks: 'hand',
} as const;

export function PackRow({ pack }: { pack: PackSummary }) {
  const { t } = useWords();
  const { id, title, dimension, active, complete, files } = pack;
  const missing = files.filter(({ present }) => !present).length;
  return (
    <Row
      testId={`pack-${id}`}
      title={title}
      chips={
        <>
          {active && <Chip tone="good">{t('settings.packs.active')}</Chip>}
          {!active && complete && <Chip tone="info">{t('settings.packs.complete')}</Chip>}
          {!complete && <Chip tone="quiet">{t('settings.packs.missing', { count: missing })}</Chip>}
        </>
      }
      detail={t('settings.packs.facts', { id, dimension, count: files.length })}
    >
      <details className={styles.files} open={!complete && active}>
        <summary>{t('settings.packs.files')}</summary>
        <ul>
          {files.map((file) => (
            <li key={file.file + file.task}>
              <div className={styles.head}>
                <strong>{t(`settings.packs.task.${tasks[file.task as keyof typeof tasks] ?? 'embedder'}`)}</strong>
                <Chip tone={file.present ? 'good' : 'warn'} className={styles.chip}>
                  {file.present ? t('settings.packs.present') : t('settings.packs.absent')}
                </Chip>
              </div>
              <span>
                {file.file} · {t('settings.packs.licence', { licence: file.licence })}
              </span>
              <span>{file.source}</span>
            </li>
          ))}
        </ul>
      </details>
    </Row>
  );
}
