/** Whether who is signed in may do what needs `role`. The station decides for itself; this only leaves buttons out. */
import { useStore } from 'zustand';
import { mayAct, type Role } from '../../src-shared/roles.ts';
import { useServices } from '../services.tsx';

export function useMay(role: Role): boolean {
  const { session } = useServices();
  return useStore(session.store, ({ staff }) => staff !== null && mayAct(staff.role, role));
}
