/** The letter of a request: a picture is shown, anything else is only saved, as the screen opens no foreign documents itself. */
import { Button } from '@mantine/core';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ErrorNotice, LoadingNotice } from '../../components/StateNotice.tsx';
import { saveFile } from '../../hooks/save-file.ts';
import { useQuery } from '../../hooks/use-query.ts';
import { useWords } from '../../services.tsx';
import styles from './Letter.module.css';
import { pictureTypes } from './letter-file.ts';

export function Letter({ leaveId }: { leaveId: number }) {
  const { t } = useWords();
  const { data, error, reload } = useQuery('leave.attachment', { leaveId });
  const picture = useObjectUrl(data && pictureTypes.has(data.mediaType) ? data : null);
  if (!data) return error ? <ErrorNotice error={error} onRetry={reload} /> : <LoadingNotice />;
  return (
    <div className={styles.letter} data-testid="letter">
      {picture && <img className={styles.picture} src={picture} alt={t('leave.letter.alt', { name: data.name })} />}
      <div className={styles.line}>
        <IconFileText size={20} aria-hidden="true" />
        <span className={styles.name}>{data.name}</span>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          onClick={() => saveFile(data)}
        >
          {t('leave.letter.save')}
        </Button>
      </div>
    </div>
  );
}

function useObjectUrl(file: { bytes: Uint8Array; mediaType: string } | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(new Blob([file.bytes.slice()], { type: file.mediaType }));
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return url;
}
