/** AttendanceScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function AttendanceScreen() {
  const { t } = useWords();
  return <Page title={t('nav.attendance')}>{null}</Page>;
}
