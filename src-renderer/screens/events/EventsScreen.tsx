/** EventsScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function EventsScreen() {
  const { t } = useWords();
  return <Page title={t('nav.events')}>{null}</Page>;
}
