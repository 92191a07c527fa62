/** Enrolment from a photo file, for helpers with a folder of them. */
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useWords } from '../../services.tsx';

interface Props {
  busy: boolean;
  /** Asked before the file picker opens, so that nobody picks a photo for a nameless person. */
  mayOpen?: () => boolean;
  onPhoto: (file: File) => void;
}

export function PhotoButton({ busy, mayOpen = () => true, onPhoto }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        data-testid="enrol-photo-input"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // Emptied, so that the same file chosen again is a change again.
          event.currentTarget.value = '';
          if (file) onPhoto(file);
        }}
      />
      <Button
        variant="default"
        disabled={busy}
        onClick={() => mayOpen() && input.current?.click()}
        data-testid="enrol-photo"
      >
        {t(busy ? 'enrol.photo.busy' : 'enrol.photo')}
      </Button>
    </>
  );
}
