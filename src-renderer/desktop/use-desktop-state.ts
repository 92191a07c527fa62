/** How the shell stands: asked once, then told. */
import { useEffect, useState } from 'react';
import type { DesktopClient, DesktopState } from '../../src-shared/desktop.ts';

/** null until the shell has answered. */
export function useDesktopState(desktop: DesktopClient): DesktopState | null {
  const [state, setState] = useState<DesktopState | null>(null);
  useEffect(() => {
    let told = false;
    const end = desktop.subscribe((event) => {
      if (event.type !== 'state') return;
      told = true;
      setState(event.state);
    });
    // What was told meanwhile is newer than the answer.
    desktop.call('desktop.state', {}).then(
      (answer) => {
        if (!told) setState(answer);
      },
      () => {},
    );
    return () => {
      told = true;
      end();
    };
  }, [desktop]);
  return state;
}
