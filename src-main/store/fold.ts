/** The store finds names as everybody else compares them. */
export { fold } from '../../src-shared/fold.ts';
