/** SettingsScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function SettingsScreen() {
  const { t } = useWords();
  return <Page title={t('nav.settings')}>{null}</Page>;
}
