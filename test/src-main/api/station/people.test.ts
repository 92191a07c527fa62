import { describe, expect, it } from 'vitest';
import { enrolPerson, portrait } from '../../station/support.ts';
import { serve } from './support.ts';

const siti = { name: 'Siti Aminah', group: '7A', userId: 12 };

describe('people', () => {
  it('are added, read, changed and removed', async () => {
    const { call } = await serve();
    const added = await call('POST', '/people', { body: siti });
    expect(added).toMatchObject({ status: 201, body: { ...siti, tenantId: 1, templateCount: 0, hasPortrait: false } });
    const path = `/people/${added.body.id}`;
    expect(await call('GET', path)).toMatchObject({ status: 200, body: added.body });
    const changed = await call('PATCH', path, { body: { group: '8A' } });
    expect(changed).toMatchObject({ status: 200, body: { ...added.body, group: '8A' } });
    const removed = await call('DELETE', path);
    expect([removed.status, removed.body.length]).toEqual([204, 0]);
    expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 'person_not_found' } });
    expect((await call('DELETE', path)).status).toBe(404);
  });

  it('come in pages, each once, by name', async () => {
    const { call } = await serve();
    for (const name of ['Wati', 'Adi', 'Budi', 'Ćitra', 'Eka']) await call('POST', '/people', { body: { name } });
    const names: string[] = [];
    let cursor: string | null = '0';
    while (cursor !== null) {
      const { body, status }: { body: { items: { name: string }[]; next: string | null }; status: number } = await call(
        'GET',
        `/people?limit=2&cursor=${cursor}`,
      );
      expect([status, Object.keys(body)]).toEqual([200, ['items', 'next']]);
      names.push(...body.items.map((person) => person.name));
      cursor = body.next;
    }
    expect(names).toEqual(['Adi', 'Budi', 'Ćitra', 'Eka', 'Wati']);
    expect((await call('GET', '/people?query=citra')).body.items).toHaveLength(1);
    expect((await call('GET', '/people?tenantId=9')).body.code).toBe('tenant_not_found');
  });

  it('have a number only once', async () => {
    const { call } = await serve();
    await call('POST', '/people', { body: siti });
    expect(await call('POST', '/people', { body: siti })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('have a portrait where one is kept', async () => {
    const at = await serve();
    const { person } = await enrolPerson(at, 1);
    const answer = await at.call('GET', `/people/${person.id}/portrait`);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.body).toEqual(portrait);
    const { id } = await at.station.call('people.create', { name: 'No face' });
    expect((await at.call('GET', `/people/${id}/portrait`)).status).toBe(404);
    expect((await at.call('GET', '/people/999/portrait')).status).toBe(404);
  });
});

describe('templates of a person', () => {
  it('are listed without their numbers and removed one by one', async () => {
    const at = await serve();
    const { person } = await enrolPerson(at, 1);
    await enrolPerson(at, 1);
    const { body } = await at.call('GET', `/people/${person.id}/templates`);
    expect(body.next).toBeNull();
    expect(body.items).toHaveLength(2);
    expect(Object.keys(body.items[0]).sort()).toEqual(
      ['code', 'createdAt', 'id', 'packId', 'personId', 'quality', 'uuid'].sort(),
    );
    const removed = await at.call('DELETE', `/people/${person.id}/templates/${body.items[0].id}`);
    expect(removed.status).toBe(204);
    expect(at.gallery.templates(1)).toBe(1);
  });

  it('of one are not removed through another', async () => {
    const at = await serve();
    const { template } = await enrolPerson(at, 1);
    const { person } = await enrolPerson(at, 2);
    const answer = await at.call('DELETE', `/people/${person.id}/templates/${template.id}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'template_not_found' } });
    expect(at.gallery.templates(1)).toBe(2);
  });

  it('are all forgotten at once; the person stays', async () => {
    const at = await serve();
    const { person } = await enrolPerson(at, 1);
    expect(await at.call('DELETE', `/people/${person.id}/templates`)).toMatchObject({
      status: 200,
      body: { count: 1 },
    });
    expect((await at.call('GET', `/people/${person.id}`)).body).toMatchObject({ templateCount: 0, hasPortrait: false });
  });
});
