/** Imported before any schema: without this zod probes for `eval`, which the pages' policy refuses and browsers report. */
import { config } from 'zod';

config({ jitless: true });
