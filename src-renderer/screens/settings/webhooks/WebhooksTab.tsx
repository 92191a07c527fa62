/** The school's systems that hear of attendance as it is written, and what could not reach them. */
import { DeliveriesPanel } from './DeliveriesPanel.tsx';
import { EndpointsPanel } from './EndpointsPanel.tsx';

export function WebhooksTab() {
  return (
    <>
      <EndpointsPanel />
      <DeliveriesPanel />
    </>
  );
}
