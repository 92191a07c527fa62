/** What each panel about this computer gets. */
import type { DesktopClient, DesktopState } from '../../../../src-shared/desktop.ts';

export interface PartProps {
  desktop: DesktopClient;
  state: DesktopState;
}
