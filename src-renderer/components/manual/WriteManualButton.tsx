/** To a record by hand, from wherever a day is looked at. */
import { Button } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { useWords } from '../../services.tsx';

export function WriteManualButton({ onClick }: { onClick: () => void }) {
  const { t } = useWords();
  return (
    <Button leftSection={<IconPencilPlus size={19} aria-hidden="true" />} data-testid="write-manual" onClick={onClick}>
      {t('manual.open')}
    </Button>
  );
}
