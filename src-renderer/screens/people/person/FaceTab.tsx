/** The face by which the station recognises the person: each photo's template with its quality, and the ways to remove them. */
import { Button } from '@mantine/core';
import { IconCamera, IconTrash } from '@tabler/icons-react';
import type { PersonSummary, TemplateSummary } from '../../../../src-shared/domain.ts';
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

export function FaceTab({ person }: { person: PersonSummary }) {
  const { t } = useWords();
  const { client } = useServices();
  const operator = useMay('operator');
  const action = useAction();
  const [ask, dialog] = useConfirm();
  const { data, error, reload } = useQuery('templates.ofPerson', { personId: person.id }, { on: ['people.changed'] });
  if (!data) return error === null ? <LoadingNotice /> : <ErrorNotice error={error} onRetry={() => void reload()} />;
  const { templates } = data;

  const removeOne = ({ id }: TemplateSummary) =>
    ask({
      title: t('people.face.remove.title'),
      body: t('people.face.remove.body'),
      confirm: t('people.face.remove.confirm'),
      danger: true,
      action: () =>
        action.run(() => client.call('templates.remove', { tenantId: person.tenantId, templateId: id }), {
          done: 'people.face.removed',
        }),
    });
  const removeAll = () =>
    ask({
      title: t('people.face.forget.title', { name: person.name }),
      body: t('people.face.forget.body', { count: templates.length }),
      confirm: t('people.face.forget'),
      danger: true,
      action: () =>
        action.run(() => client.call('people.forget', { personId: person.id }), { done: 'people.face.removed' }),
    });

  return (
    <Panel
      title={t('people.photos', { count: templates.length })}
      aside={
        operator &&
        templates.length > 0 && (
          <Button variant="default" size="md" onClick={removeAll} data-testid="face-forget">
            {t('people.face.forget')}
          </Button>
        )
      }
      testId="person-face"
    >
      {templates.length === 0 && (
        <EmptyNotice
          title={t('people.face.none.title')}
          body={t(person.palmCount > 0 ? 'people.face.none.palm' : 'people.face.none.body')}
        >
          {operator && (
            <Button
              component="a"
              href={hrefTo('enrol', [], { person: String(person.id), take: 'face' })}
              leftSection={<IconCamera aria-hidden="true" />}
            >
              {t('people.face.enrol')}
            </Button>
          )}
        </EmptyNotice>
      )}
      <ul className={styles.list}>
        {templates.map((template) => (
          <TemplateItem key={template.id} template={template} {...(operator ? { onRemove: removeOne } : {})} />
        ))}
      </ul>
      {dialog}
    </Panel>
  );
}

interface ItemProps {
  template: TemplateSummary;
  onRemove?(template: TemplateSummary): void;
}

function TemplateItem({ template, onRemove }: ItemProps) {
  const { t } = useWords();
  const instant = useInstant();
  const pack = useStation((state) => state.status?.pack ?? null);
  const date = instant(template.createdAt);
  const other = pack !== null && pack.id !== template.packId;
  return (
    <li className={styles.item} data-testid="template">
      <span className={styles.text}>
        <strong>{date}</strong>
        <small>
          {t('people.face.quality', { percent: Math.round(template.quality * 100) })} · {template.packId}
          {other && ` · ${t('people.face.other_pack')}`}
        </small>
      </span>
      {onRemove && (
        <Button
          variant="subtle"
          color="clay"
          size="md"
          aria-label={t('people.face.remove', { date })}
          onClick={() => onRemove(template)}
          data-testid="template-remove"
        >
          <IconTrash size={20} aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}
