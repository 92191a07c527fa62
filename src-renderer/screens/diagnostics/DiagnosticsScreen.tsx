/** DiagnosticsScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function DiagnosticsScreen() {
  const { t } = useWords();
  return <Page title={t('nav.diagnostics')}>{null}</Page>;
}
