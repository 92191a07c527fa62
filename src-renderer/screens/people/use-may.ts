/** Whether whoever is signed in may do something: what they may not do is not offered. The station checks it again. */
import { useStore } from 'zustand';
import { mayAct, type Role } from '../../../src-shared/roles.ts';
import { useServices } from '../../services.tsx';

export function useMay(needed: Role): boolean {
  const { session } = useServices();
  return useStore(session.store, ({ staff }) => mayAct(staff?.role ?? 'viewer', needed));
}
