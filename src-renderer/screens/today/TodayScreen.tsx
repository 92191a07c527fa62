/** TodayScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function TodayScreen() {
  const { t } = useWords();
  return <Page title={t('nav.today')}>{null}</Page>;
}
