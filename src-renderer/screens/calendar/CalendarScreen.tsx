/** CalendarScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function CalendarScreen() {
  const { t } = useWords();
  return <Page title={t('nav.calendar')}>{null}</Page>;
}
