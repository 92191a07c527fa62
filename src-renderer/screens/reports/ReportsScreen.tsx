/** ReportsScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function ReportsScreen() {
  const { t } = useWords();
  return <Page title={t('nav.reports')}>{null}</Page>;
}
