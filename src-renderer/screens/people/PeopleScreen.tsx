/** PeopleScreen is being built. */
import { Page } from '../../office/Page.tsx';
import { useWords } from '../../services.tsx';

export default function PeopleScreen() {
  const { t } = useWords();
  return <Page title={t('nav.people')}>{null}</Page>;
}
