/** Which programs may ask the station something: those with a key, and those at an address that needs none. */
import { ClientsPanel } from './ClientsPanel.tsx';
import { KeysPanel } from './KeysPanel.tsx';

export function AccessTab() {
  return (
    <>
      <KeysPanel />
      <ClientsPanel />
    </>
  );
}
