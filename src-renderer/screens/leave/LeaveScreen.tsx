/** Leave: an inbox of requests at the left, the chosen one with its letter at the right. */
import { Button } from '@mantine/core';
import { IconMailPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Page, Panel } from '../../components/Page.tsx';
import { EmptyNotice } from '../../components/StateNotice.tsx';
import { useSchoolClock } from '../../hooks/use-school-clock.ts';
import { useRoute } from '../../route.ts';
import { useMay, useWords } from '../../services.tsx';
import { openRequest, readFilters, useInbox } from './inbox.ts';
import { LeaveDetail } from './LeaveDetail.tsx';
import { LeaveFilters, LeaveList } from './LeaveList.tsx';
import styles from './LeaveScreen.module.css';
import { RequestDialog } from './RequestDialog.tsx';

export default function LeaveScreen() {
  const { t } = useWords();
  const { path, query } = useRoute();
  const filters = readFilters(query);
  const clock = useSchoolClock();
  const mayWrite = useMay('operator');
  const [asking, setAsking] = useState(false);
  const inbox = useInbox(filters);
  const asked = Number(path[0] ?? '') || null;
  const leaveId = asked ?? inbox.requests?.[0]?.id ?? null;
  return (
    <Page
      title={t('nav.leave')}
      actions={
        mayWrite && (
          <Button
            leftSection={<IconMailPlus size={19} aria-hidden="true" />}
            data-testid="new-leave"
            onClick={() => setAsking(true)}
          >
            {t('leave.new')}
          </Button>
        )
      }
    >
      <LeaveFilters filters={filters} />
      <div className={styles.panes}>
        <LeaveList inbox={inbox} filters={filters} chosen={leaveId} />
        {leaveId ? (
          <LeaveDetail key={leaveId} leaveId={leaveId} clock={clock} onDecided={inbox.reload} />
        ) : (
          <Panel>
            <EmptyNotice title={t('leave.none_chosen')} />
          </Panel>
        )}
      </div>
      {mayWrite && (
        <RequestDialog
          opened={asking}
          onClose={() => setAsking(false)}
          today={clock.today}
          onMade={(request) => {
            void inbox.reload();
            openRequest(filters, request.id);
          }}
        />
      )}
    </Page>
  );
}
