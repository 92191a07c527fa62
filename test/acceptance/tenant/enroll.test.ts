import { describe, expect, test } from 'vitest';
import { form } from '../../support/client.ts';
import { groupPhoto, nobody, photo, sideBySide, variants, varied, withPasserBy } from '../../support/photos.ts';
import { enrol, newTenant, stationOfFile } from '../../support/station-fixture.ts';

const used = stationOfFile();

test('stores, counts, and makes the tenant', async () => {
  const tenant = newTenant();
  const first = await enrol(used.api, tenant, 123, 'ayu');
  expect(first.status).toBe(200);
  expect(first.body).toEqual({ stored: true, count: 1, tenant_id: tenant });
  expect((await enrol(used.api, tenant, 124, 'bunga')).body).toEqual({ stored: true, count: 2, tenant_id: tenant });
  expect((await enrol(used.api, newTenant(), 123, 'ayu')).body.count).toBe(1);
});

test('the same user again adds a template and takes the newer name', async () => {
  const tenant = newTenant();
  await enrol(used.api, tenant, 7, 'ayu');
  const again = await enrol(used.api, tenant, 7, await varied('ayu', 'darker'), { name: 'Ayu Lestari' });
  expect(again.body).toEqual({ stored: true, count: 2, tenant_id: tenant });
  const { enrollments } = (await used.api.get(`/enrollments/${tenant}`)).body;
  expect(enrollments.map((entry: { user_id: number }) => entry.user_id)).toEqual([7, 7]);
  expect(new Set(enrollments.map((entry: { name: string }) => entry.name))).toEqual(new Set(['Ayu Lestari']));
});

test('past five templates the least useful is replaced, and the answer says so', async () => {
  const tenant = newTenant();
  const shots = [await photo('citra')];
  for (const variant of Object.keys(variants) as (keyof typeof variants)[]) shots.push(await varied('citra', variant));
  const answers = [];
  for (const shot of shots.slice(0, 7)) answers.push((await enrol(used.api, tenant, 9, shot)).body);
  expect(answers.map((body) => body.count)).toEqual([1, 2, 3, 4, 5, 5, 5]);
  expect(answers.map((body) => body.replaced ?? false)).toEqual([false, false, false, false, false, true, true]);
  expect((await used.api.get(`/enrollments/${tenant}`)).body.enrollments).toHaveLength(5);
  const { body } = await used.api.post('/identify', form({ tenant_id: tenant }, await photo('citra')));
  expect(body).toMatchObject({ match: true, user_id: 9 });
});

describe('a face that is already somebody', () => {
  test('is refused under another number, naming nobody', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 4711, 'dewi', { name: 'Dewi Anggraini' });
    const { status, body } = await enrol(used.api, tenant, 4712, await varied('dewi', 'brighter'), { name: 'Other' });
    expect(status).toBe(409);
    expect(body.detail).toMatch(/already enrolled.*allow_duplicate=true/);
    expect(body.detail).not.toMatch(/Dewi|Anggraini|4711/i);
    expect((await used.api.get(`/enrollments/${tenant}`)).body.enrollments).toHaveLength(1);
  });

  test('is stored with allow_duplicate=true', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'dewi');
    const { status, body } = await enrol(used.api, tenant, 2, 'dewi', { allow_duplicate: true });
    expect(status).toBe(200);
    expect(body.count).toBe(2);
  });

  test('is not refused in another tenant', async () => {
    await enrol(used.api, newTenant(), 1, 'dewi');
    expect((await enrol(used.api, newTenant(), 2, 'dewi')).status).toBe(200);
  });

  test('is refused with allow_duplicate=false, and an unclear allow_duplicate is an error', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'dewi');
    expect((await enrol(used.api, tenant, 2, 'dewi', { allow_duplicate: false })).status).toBe(409);
    const unclear = await enrol(used.api, tenant, 2, 'dewi', { allow_duplicate: 'perhaps' });
    expect(unclear.status).toBe(400);
    expect(unclear.body.detail).toMatch(/^allow_duplicate: must be true or false/);
  });

  test('of two at once under two numbers, one is stored', async () => {
    const tenant = newTenant();
    const answers = await Promise.all([1, 2].map((user) => enrol(used.api, tenant, user, 'eka')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('who is in the photo', () => {
  test('nobody: 400', async () => {
    const { status, body } = await enrol(used.api, newTenant(), 1, await nobody());
    expect({ status, body }).toEqual({ status: 400, body: { detail: 'No face detected in image' } });
  });

  test.each([
    [1, 3],
    [4, 4],
    [5, 5],
  ])('the people of sample %i: 400 naming %i', async (sample, count) => {
    const tenant = newTenant();
    const { status, body } = await enrol(used.api, tenant, 1, groupPhoto(sample));
    expect(status).toBe(400);
    expect(body.detail).toMatch(new RegExp(`^${count} faces`));
    expect((await used.api.get(`/enrollments/${tenant}`)).status).toBe(404);
  });

  test('two side by side: 400 naming 2', async () => {
    const { status, body } = await enrol(used.api, newTenant(), 1, await sideBySide('ayu', 'dewi'));
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^2 faces/);
  });

  test('a much smaller face in the background does not block', async () => {
    const tenant = newTenant();
    const { status, body } = await enrol(used.api, tenant, 1, await withPasserBy('dewi', 'ayu'));
    expect(body).toEqual({ stored: true, count: 1, tenant_id: tenant });
    expect(status).toBe(200);
    const found = await used.api.post('/identify', form({ tenant_id: tenant }, await photo('dewi')));
    expect(found.body.user_id).toBe(1);
  });
});

describe('names', () => {
  const good = [
    'Budi Santoso',
    "Siti Nur'aini",
    'Ñandú Ærøskøbing',
    '林小明',
    'A',
    'x'.repeat(200),
    'O"Neil <b>&amp;',
    '👩‍🎓 Rani',
  ];
  test.each(good)('%j is kept as it is', async (name) => {
    const tenant = newTenant();
    expect((await enrol(used.api, tenant, 1, 'ayu', { name })).status).toBe(200);
    expect((await used.api.get(`/enrollments/${tenant}`)).body.enrollments[0].name).toBe(name);
  });

  test('blanks around a name go', async () => {
    const tenant = newTenant();
    await enrol(used.api, tenant, 1, 'ayu', { name: '  Budi  ' });
    expect((await used.api.get(`/enrollments/${tenant}`)).body.enrollments[0].name).toBe('Budi');
  });

  test.each([
    ['an empty one', ''],
    ['blanks only', '   '],
    ['more than 200 characters', 'x'.repeat(201)],
    ['a line break', 'Budi\nSantoso'],
    ['a tab', 'Budi\tSantoso'],
    ['a NUL', 'Budi\u0000'],
    ['an escape', 'Budi\u001b[31m'],
    ['a C1 control', 'Budi\u0085'],
  ])('%s is refused with 400', async (_title, name) => {
    const tenant = newTenant();
    const { status, body } = await enrol(used.api, tenant, 1, 'ayu', { name });
    expect(status).toBe(400);
    expect(body.detail).toMatch(/^name: must be 1 to 200 characters/);
    expect((await used.api.get(`/enrollments/${tenant}`)).status).toBe(404);
  });
});

describe('numbers', () => {
  test('0 and large numbers are numbers', async () => {
    const tenant = newTenant();
    expect((await enrol(used.api, tenant, 0, 'ayu')).status).toBe(200);
    expect((await enrol(used.api, tenant, 999_999_999_999, 'bunga')).status).toBe(200);
    const { enrollments } = (await used.api.get(`/enrollments/${tenant}`)).body;
    expect(enrollments.map((entry: { user_id: number }) => entry.user_id).sort()).toEqual([0, 999_999_999_999]);
  });

  const bad = ['-1', '1.5', 'abc', '', ' ', '1e3', '0x10', 'null', '99999999999999999999', '1,5', '١'];
  test.each(bad.flatMap((value) => [['tenant_id', value] as const, ['user_id', value] as const]))(
    '%s %j is refused with 400',
    async (field, value) => {
      const fields = { tenant_id: '1', user_id: '1', name: 'Budi', [field]: value };
      const { status, body } = await used.api.post('/enroll', form(fields, await photo('ayu')));
      expect(status).toBe(400);
      expect(body.detail).toMatch(new RegExp(`^${field}: must`));
    },
  );
});

test.each(['tenant_id', 'user_id', 'name', 'file'])('%s missing: 400 naming it', async (field) => {
  const fields: Record<string, string> = { tenant_id: '1', user_id: '1', name: 'Budi' };
  delete fields[field];
  const { status, body } = await used.api.post(
    '/enroll',
    form(fields, field === 'file' ? undefined : await photo('ayu')),
  );
  expect(status).toBe(400);
  expect(body.detail).toMatch(new RegExp(`^${field}: .*required`));
});
