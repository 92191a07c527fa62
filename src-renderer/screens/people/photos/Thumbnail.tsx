/** A photo, small, straight from the file. */
import { useEffect, useState } from 'react';
import styles from './photos.module.css';

export function Thumbnail({ file }: { file: File }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return <span className={styles.thumbnail}>{url && <img src={url} alt="" loading="lazy" />}</span>;
}
