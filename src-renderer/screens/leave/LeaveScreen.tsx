/** LeaveScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function LeaveScreen() {
  const { t } = useWords();
  return <Page title={t('nav.leave')}>{null}</Page>;
}
