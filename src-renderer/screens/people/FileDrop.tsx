/** Where files are dropped or chosen: one large target that is a button for the keyboard too. */
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import styles from './FileDrop.module.css';

interface Props {
  title: string;
  hint: string;
  accept: string;
  multiple?: boolean;
  onFiles(files: File[]): void;
  children?: ReactNode;
  testId: string;
}

export function FileDrop({ title, hint, accept, multiple = false, onFiles, children, testId }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const list = [...(files ?? [])];
    if (list.length > 0) onFiles(multiple ? list : list.slice(0, 1));
  };
  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same with keys
    <div
      className={styles.area}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <button type="button" className={styles.button} onClick={() => input.current?.click()}>
        <IconUpload size={36} stroke={1.8} aria-hidden="true" />
        <strong>{title}</strong>
        <span>{hint}</span>
      </button>
      {children}
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        hidden
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file may be chosen again after it was corrected.
          event.currentTarget.value = '';
        }}
        data-testid={testId}
      />
    </div>
  );
}
