/** A person's portrait, or their initials on a colour of their own while there is none. */
import { useInViewport } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { initials, steadyIndex } from '../format/names.ts';
import { avatarColours } from '../palette.ts';
import { useServices, useStation } from '../services.tsx';
import styles from './PersonAvatar.module.css';

interface Props {
  personId: number;
  name: string;
  hasPortrait: boolean;
  className?: string | undefined;
}

export function PersonAvatar({ personId, name, hasPortrait, className }: Props) {
  const { ref, inViewport } = useInViewport<HTMLSpanElement>();
  const url = usePortrait(personId, hasPortrait, inViewport);
  const background = avatarColours[steadyIndex(personId, avatarColours.length)];
  return (
    <span ref={ref} className={[styles.avatar, className].join(' ')} style={{ background }} aria-hidden="true">
      {/* Under the picture until it is drawn: a colour alone says nothing. */}
      <span className={styles.initials}>{initials(name)}</span>
      {url && <img className={styles.image} src={url} alt="" />}
    </span>
  );
}

/** A long list asks only for those that are in sight: the first ones must not wait for the last. */
function usePortrait(personId: number, hasPortrait: boolean, inSight: boolean): string | null {
  const { portraits } = useServices();
  const version = useStation((state) => state.peopleVersion);
  const [url, setUrl] = useState<string | null>(null);
  const [seen, setSeen] = useState(false);
  if (inSight && !seen) setSeen(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the people asks for the portrait again
  useEffect(() => {
    let wanted = true;
    setUrl(null);
    if (hasPortrait && seen) void portraits.url(personId).then((found) => wanted && setUrl(found));
    return () => {
      wanted = false;
    };
  }, [portraits, personId, hasPortrait, seen, version]);
  return url;
}
