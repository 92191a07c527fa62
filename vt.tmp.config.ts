import { defineConfig } from 'vitest/config';
export default defineConfig({ test:{ include: ['test/src-main/api/station/{calendar,leave,settings,problems,reports,attendance,roster,delivery}.test.ts','test/src-main/station/{leave,office}/*.test.ts'], testTimeout:120000, maxWorkers:2, isolate: process.env.ISO!=='0' }});
