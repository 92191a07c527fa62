/** The numbers that a station gives by itself. */
import { numbersGiven } from '../../src-shared/domain.ts';

/** The `n`th of a tenant, from 1 on. */
export const given = (n: number): number => numbersGiven.first + n - 1;
