import { describe, expect, test, vi } from 'vitest';
import { createFaultReports, faultOf, watchFaults } from '../../../src-renderer/faults/fault-reports.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { screenFault } from '../../../src-shared/screen-fault.ts';

const where = { screen: 'live', version: '0.1.0' };
const componentStack = '\n    at RecentList (http://127.0.0.1:8000/assets/index.js:1:2)\n    at div (<anonymous>)';

describe('a report', () => {
  test('passes the station’s own check, whatever was thrown', () => {
    for (const thrown of [new TypeError('x'), new StationError('not_found', 'Nobody named Siti.'), 'Siti', null, {}, 5])
      expect(screenFault.safeParse(faultOf('error', thrown, componentStack, where)).success).toBe(true);
  });

  test('has of the station’s refusals the code alone, and nothing of what is no error', () => {
    const of = (thrown: unknown) => faultOf('rejection', thrown, '', where).message;
    expect(of(new StationError('not_found', 'Nobody named Siti.'))).toBe('StationError not_found');
    expect(of('Siti')).toBe('a thrown string');
    expect(of(new RangeError('Invalid time value'))).toBe('RangeError: Invalid time value');
  });
});

function reporting() {
  const call = vi.fn(async () => ({ logged: true }));
  const report = createFaultReports({ call: call as never }, { screen: () => 'live', version: '0.1.0' });
  return { call, report };
}

describe('reports of one page', () => {
  test('are sent once each, and a few in all', () => {
    const { call, report } = reporting();
    const same = new Error('one');
    for (let i = 0; i < 3; i++) report('render', same, componentStack);
    expect(call).toHaveBeenCalledOnce();
    expect(call).toHaveBeenCalledWith('diagnostics.screenFault', expect.objectContaining({ kind: 'render', ...where }));
    for (const word of ['two', 'three', 'four', 'five', 'six', 'seven']) report('error', new Error(word));
    expect(call).toHaveBeenCalledTimes(5);
  });

  test('never make another fault', async () => {
    const call = vi
      .fn()
      .mockRejectedValueOnce(new Error('no station'))
      .mockImplementation(() => {
        throw new Error('no socket');
      });
    const report = createFaultReports({ call }, { screen: () => 'live', version: '' });
    report('error', new Error('one'));
    report('error', new Error('two'));
    await Promise.resolve();
    expect(call).toHaveBeenCalledTimes(2);
  });
});

test('what nobody caught is told, but not what is no fault of ours', () => {
  const page = new EventTarget();
  const heard: unknown[] = [];
  watchFaults(page as Window, (kind, error) => heard.push([kind, error]));
  const fault = new TypeError('x');
  page.dispatchEvent(Object.assign(new Event('error'), { error: fault, message: 'x' }));
  page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: fault }));
  const loop = 'ResizeObserver loop completed with undelivered notifications.';
  for (const message of [loop, 'Script error.', undefined])
    page.dispatchEvent(Object.assign(new Event('error'), { error: null, message }));
  expect(heard).toEqual([
    ['error', fault],
    ['rejection', fault],
  ]);
});
