/** Whom it is about, and who agreed: in sight on every step after the first. */
import { IconCheck } from '@tabler/icons-react';
import { PersonAvatar } from '../../components/PersonAvatar.tsx';
import { useWords } from '../../services.tsx';
import panel from './panel.module.css';
import type { Known } from './wizard-store.ts';

export function SubjectLine({ subject }: { subject: Known }) {
  const { t } = useWords();
  const { id, userId, name, group, hasPortrait, consent } = subject;
  return (
    <div className={panel.who}>
      <PersonAvatar personId={id} name={name} hasPortrait={hasPortrait} className={panel.avatar} />
      <div>
        <b>{name}</b>
        <small>{[t('enrol.result.number', { number: userId }), group].filter(Boolean).join(' · ')}</small>
        {consent && (
          <small className={panel.consent}>
            <IconCheck stroke={3} aria-hidden="true" />
            {t(`enrol.agreed.${consent.relation}`, { by: consent.by })}
          </small>
        )}
      </div>
    </div>
  );
}
