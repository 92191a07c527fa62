import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../../src-shared/contract.ts';
import { bench, embeddingLike, enrolPerson, pack, picture, refusal } from '../support.ts';

function template(like: Record<number, number>, changes: Partial<CommandInput<'enrolment.template'>> = {}) {
  const embedding = Array.from(embeddingLike(like));
  return { tenantId: 1, userId: 5, name: 'Siti', packId: pack.id, embedding, ...changes };
}

describe('a person that an import brings without a face', () => {
  it('is there once, in a tenant that is made for them', async () => {
    const at = bench();
    const first = await at.station.call('enrolment.person', { tenantId: 9, userId: 5, name: 'Siti', group: '7A' });
    expect(first).toMatchObject({ created: true, person: { tenantId: 9, userId: 5, name: 'Siti', templateCount: 0 } });
    const second = await at.station.call('enrolment.person', { tenantId: 9, userId: 5, name: 'SITI.' });
    expect(second).toEqual({ created: false, person: first.person });
    const other = at.station.call('enrolment.person', { tenantId: 9, userId: 5, name: 'Other' });
    await expect(other).rejects.toEqual(refusal('name_conflict', { name: 'Siti' }));
    expect(at.store.people.count(9)).toBe(1);
  });

  it('needs a tenant that is there where the station makes none', async () => {
    const at = bench({ settings: { createUnknownTenants: false } });
    const call = at.station.call('enrolment.person', { tenantId: 9, userId: 5, name: 'Siti' });
    await expect(call).rejects.toEqual(refusal('tenant_not_found'));
    expect(at.store.tenants.exists(9)).toBe(false);
  });
});

describe('a template that an import brings', () => {
  it('is recognised like one of our own, whatever its length was', async () => {
    const at = bench();
    const embedding = template({ 1: 1 }).embedding.map((value) => value * 7.5);
    const result = await at.station.call('enrolment.template', template({}, { embedding }));
    expect(result).toMatchObject({ stored: 1, person: { userId: 5, name: 'Siti', hasPortrait: false } });
    const found = await at.station.call('recognition.identify', { tenantId: 1, image: picture({ like: { 1: 0.95 } }) });
    expect(found).toMatchObject({ match: true, person: { userId: 5 } });
  });

  it('is stored once', async () => {
    const at = bench();
    await at.station.call('enrolment.template', template({ 1: 1 }));
    expect(await at.station.call('enrolment.template', template({ 1: 1 }))).toEqual({ stored: 0 });
    expect(await at.station.call('enrolment.template', template({ 1: 0.9 }))).toMatchObject({ stored: 1 });
    expect(at.store.templates.count(1)).toBe(2);
  });

  it('of another network is refused, of the same length or not', async () => {
    const at = bench();
    const other = at.station.call('enrolment.template', template({ 1: 1 }, { packId: 'arcface' }));
    await expect(other).rejects.toEqual(refusal('conflict'));
    const short = at.station.call('enrolment.template', template({}, { embedding: [1, 2] }));
    await expect(short).rejects.toEqual(refusal('wrong_dimension'));
    const zero = at.station.call('enrolment.template', template({}, { embedding: new Array(16).fill(0) }));
    await expect(zero).rejects.toEqual(refusal('invalid_argument'));
    expect(at.store.people.count(1)).toBe(0);
  });

  it('of somebody unlike the one who has that number is refused, and nothing is changed', async () => {
    const at = bench();
    await at.station.call('enrolment.template', template({ 1: 1 }));
    const kept = () => [at.store.people.byUserId(1, 5), at.store.templates.ofPerson(1), at.store.audit.list(50, 0)];
    const before = kept();
    const call = at.station.call('enrolment.template', template({ 2: 1 }));
    await expect(call).rejects.toEqual(refusal('unlike_face'));
    expect(kept()).toEqual(before);
    const found = await at.station.call('recognition.identify', { tenantId: 1, image: picture({ like: { 2: 0.95 } }) });
    expect(found).toMatchObject({ match: false });
  });

  it('of a face that is somebody else’s is refused', async () => {
    const at = bench();
    await enrolPerson(at, 1);
    const call = at.station.call('enrolment.template', template({ 1: 1 }));
    await expect(call).rejects.toEqual(refusal('duplicate_face'));
  });
});
