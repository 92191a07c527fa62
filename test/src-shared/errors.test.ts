import { describe, expect, it } from 'vitest';
import { errorCodes, plainError, StationError } from '../../src-shared/errors.ts';

describe('StationError', () => {
  it('survives a way through plain data', () => {
    const error = new StationError('duplicate_face', 'A twin.', { personId: 3, known: true, name: null });
    const again = StationError.fromPlain(JSON.parse(JSON.stringify(error.toPlain())));
    expect(again).toBeInstanceOf(StationError);
    expect(again.toPlain()).toEqual(error.toPlain());
    expect(again.message).toBe('A twin.');
  });

  it('is retryable by its code alone', () => {
    const retryable = errorCodes.filter((code) => new StationError(code, 'x').retryable);
    expect(retryable).toEqual(['too_many_requests', 'busy', 'vision_restarting', 'timeout']);
  });
});

describe('plainError', () => {
  it('gives a StationError as it is', () => {
    const error = new StationError('no_face', 'None.');
    expect(plainError(error)).toEqual({ code: 'no_face', message: 'None.', details: {}, retryable: false });
  });

  it.each([new Error('/home/school/secret'), 'secret', null, undefined, { code: 'no_face', message: 'secret' }])(
    'says nothing of %s',
    (thrown) => {
      const plain = plainError(thrown);
      expect(plain).toMatchObject({ code: 'internal', details: {}, retryable: false });
      expect(JSON.stringify(plain)).not.toContain('secret');
    },
  );
});
